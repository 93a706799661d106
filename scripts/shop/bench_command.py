"""The command `scripts/bench`: runs files of tests/bench and shows what they print.

A file of that folder runs in Odoo's shell. Of a folder below, beside two shops, one of plain Odoo
and one of ours, `bench.py` drives them through a browser and `shell.py` opens both in Odoo's shell;
what they share is in the folder `shared`.
"""

import argparse
import ast
import itertools
import os

from . import browser, run_command, venv
from .addon_tests import in_fresh_database
from .e2e import served
from .errors import EXIT_HELP, Stop
from .guard import one_at_a_time
from .odoo_source import our_addons
from .paths import ADDONS, make_home
from .progress import clock, start_tool, step
from .templates import Shop

BENCHES = ADDONS.parent / "tests" / "bench"
MARK = "bench: "
SHARED = BENCHES / "shared"
LARGE = ("opening", "readers")  # they want shops as large as a chain


def benches():
    """Return ``{name: first line of its docstring}`` of the benches there are."""
    found = {}
    paths = (BENCHES.glob(pattern) for pattern in ("*.py", "*/bench.py", "*/shell.py"))
    for path in sorted(itertools.chain(*paths)):
        words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        name = path.stem if path.parent == BENCHES else path.parent.name
        found[name] = words.split("\n")[0]
    return found


def parse(arguments):
    """Return the options of the command."""
    known = benches()
    listed = "\n".join(f"  {name}: {words}" for name, words in known.items())
    parser = argparse.ArgumentParser(
        prog="scripts/bench", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Measure what must stay fast, each bench in a fresh database with our addons."
                    f"\n\nbenches:\n{listed}", epilog=EXIT_HELP)
    parser.add_argument("name", nargs="*", help="default: all of them")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.name if name not in known]
    if unknown:
        parser.error(f"unknown: {' '.join(unknown)}; known are {' '.join(known)}")
    return options


def main(arguments):
    """Run the benches asked for; 0 when each kept its promise."""
    options = parse(arguments)
    home = make_home()
    with one_at_a_time(home):
        shop = Shop(run_command.prepare(home))
        for name in options.name or benches():
            with step(f"bench {name}"):
                lines = kind_of(name)(shop, name)
            print("\n".join(lines))
    print(f"\n{clock().strip()} min")
    return 0


def kind_of(name):
    """Return what runs a bench."""
    if (BENCHES / f"{name}.py").exists():
        return in_shell
    return in_two_shells if (BENCHES / name / "shell.py").exists() else in_browser


def in_shell(shop, name):
    """Run a bench in Odoo's shell and return what it printed."""
    def work(database):
        shop.odoo.change(database, "-i", ",".join(our_addons()), log="bench-install.log")
        return shell(shop, name, database, BENCHES / f"{name}.py", PYTHONPATH=with_shared(shop))

    return in_fresh_database(shop, f"bench_{name}", shop.core(demo=False), work)


def in_two_shells(shop, name):
    """Run a bench in Odoo's shell that opens a database of plain Odoo and one of ours."""
    script = BENCHES / name / "shell.py"
    return in_two_databases(shop, lambda *both: shell_on_both(shop, name, both, script))


def shell_on_both(shop, name, both, script):
    """Run `script` in Odoo's shell with both databases and return what it printed."""
    plain, ours = both
    return shell(shop, name, ours, script, PYTHONPATH=with_shared(shop),
                 LOYALTY_PLAIN_DB=plain, LOYALTY_OURS_DB=ours)


def with_shared(shop):
    """Return the import path of a bench that uses what is in `shared`."""
    return os.pathsep.join([str(SHARED), shop.odoo.environment()["PYTHONPATH"]])


def shell(shop, name, database, script, **environment):
    """Run `script` in Odoo's shell on `database` and return what it printed."""
    command = [*shop.odoo.command(database, runner=("-m", "odoo", "shell")),
               "--no-http", "--log-level=warn"]
    return printed(name, command, shop.odoo.environment() | environment, script)


def in_browser(shop, name):
    """Run a bench beside a shop of plain Odoo and one of ours; what it needs is in LOYALTY_*."""
    home = shop.odoo.home
    tools = venv.make(home, "tools", None, below=shop.odoo.python)
    program = browser.ensure(home)

    def work(*both):
        plain, ours = both
        filled = shell_on_both(shop, f"{name}-chain", both, SHARED / "chain.py") \
            if name in LARGE else []
        with (served(shop.odoo, plain, "bench-plain") as plain_url,
              served(shop.odoo, ours, "bench-ours") as our_url):
            environment = os.environ | {
                "LOYALTY_PLAIN_URL": plain_url, "LOYALTY_PLAIN_DB": plain,
                "LOYALTY_OURS_URL": our_url, "LOYALTY_OURS_DB": ours, "LOYALTY_CHROMIUM": program,
            }
            command = [tools, "-B", BENCHES / name / "bench.py"]
            return filled + printed(name, command, environment)

    return in_two_databases(shop, work)


def in_two_databases(shop, work):
    """Call `work` with the names of fresh databases of plain Odoo and of ours."""
    return in_fresh_database(shop, "bench_plain", shop.core(demo=False), lambda plain: (
        in_fresh_database(shop, "bench_ours", shop.ours(demo=False), lambda ours: (
            work(plain, ours)))))


def printed(name, command, environment, stdin=os.devnull):
    """Run a bench and return what it printed; its failed promise is a `Stop`."""
    log = make_home() / "log" / f"bench-{name}.log"
    code = start_tool(command, log, environment, stdin=stdin)
    text = log.read_text(encoding="utf-8", errors="replace")
    lines = [line.split(MARK, 1)[1] for line in text.splitlines() if MARK in line]
    if code or not lines or "Traceback" in text:
        raise Stop("failed", f"the bench {name} failed (all of it: {log})\n{text[-1500:]}")
    return lines
