"""The command `scripts/run`: from a bare machine to a running shop."""

import argparse
import re
import shutil

from . import cluster, odoo_source, postgres, server, venv
from .errors import EXIT_HELP
from .guard import need_space, one_at_a_time
from .odoo import Odoo
from .paths import REQUIREMENTS, make_home
from .progress import say
from .templates import Shop, content

DESCRIPTION = """Start a shop with the three addons on 127.0.0.1, everything it needs included.
The first run takes some minutes, later ones seconds; it may be interrupted at any time.

environment:
  LOYALTY_HOME   private folder (default: .runtime in the checkout)
  ODOO_HOME      an Odoo 19.0 of your own: a git checkout, or the folder of an installed package
  PGHOST, PGPORT, PGUSER, PGPASSWORD (or DB_HOST ..., or the db_ lines of ODOO_RC)
                 an existing PostgreSQL (default: a private one)
"""

PAPERS_AT = """insert into ir_config_parameter (key, value)
    values ('report.url', 'http://127.0.0.1:{port}')
    on conflict (key) do update set value = excluded.value"""
"""Where the printer of PDF papers finds the styles of this shop, on whichever port it answers."""


def parse(arguments):
    """Return the options of the command."""
    parser = argparse.ArgumentParser(
        prog="scripts/run", description=DESCRIPTION, epilog=EXIT_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8069, help="port on 127.0.0.1 (8069)")
    parser.add_argument("--db", help="name of the database (loyalty; loyalty_plain with --no-demo)")
    parser.add_argument("--reset", action="store_true", help="start with a new database")
    parser.add_argument("--no-demo", action="store_true", help="no demo data")
    parser.add_argument("--stop", action="store_true", help="stop Odoo and the private PostgreSQL")
    parser.add_argument("--debian-mirror", metavar="URL", help="where to fetch Odoo's package from "
                        "(default: the mirror this Debian machine uses)")
    options = parser.parse_args(arguments)
    options.db = options.db or ("loyalty_plain" if options.no_demo else "loyalty")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", options.db):
        parser.error("--db: small letters, digits and _ only, up to 41 of them")
    return options


def main(arguments):
    """Do what the `arguments` ask for."""
    options = parse(arguments)
    home = make_home()
    with one_at_a_time(home):
        return stop_all(home) if options.stop else run(options, home)


def prepare(home, mirror=None):
    """Make everything that a database needs, and return it as an `Odoo`."""
    if not list(home.glob("venv-odoo-*/complete")):
        need_space(home, 6)
    source = odoo_source.find(home, mirror)
    python = venv.make(home, "odoo", mirror)
    return Odoo(home, python, source, postgres.start(home, python))


def run(options, home):
    """Bring the shop up, or say that it is up already."""
    state = server.state_of(home)
    asked = {"port": options.port, "db": options.db, "content": content()}
    same = state and asked.items() <= state.items() and not options.reset
    if same and server.answers(options.port):
        say("the shop is running already")
        return tell(options)
    if not state or state["port"] != options.port:
        server.check_port(options.port)
    odoo = prepare(home, options.debian_mirror)
    if server.stop(home):
        say("the Odoo of an earlier run is stopped")
    Shop(odoo).ensure(options.db, not options.no_demo, options.reset)
    odoo.server.query(PAPERS_AT.format(port=options.port), options.db)
    server.check_port(options.port)
    server.start(odoo, options.db, options.port, asked["content"])
    return tell(options)


def tell(options):
    """Print the address, the login and what to try first."""
    name = "first_steps_plain.txt" if options.no_demo else "first_steps.txt"
    text = (REQUIREMENTS.parent / "shop" / name).read_text(encoding="utf-8")
    address = f"http://127.0.0.1:{options.port}"
    print(f"\n{text.format(address=address, port=options.port)}")
    if not shutil.which("wkhtmltopdf"):
        print("PDF papers need wkhtmltopdf (as root: apt-get install wkhtmltopdf); until then they "
              "are shown as pages.")


def stop_all(home):
    """Stop what an earlier run started."""
    if server.stop(home):
        say("Odoo stopped")
    for marker in home.glob("venv-odoo-*/complete"):
        if cluster.stop(home, postgres.tools_of(marker.parent / "bin" / "python")):
            say("PostgreSQL stopped")
