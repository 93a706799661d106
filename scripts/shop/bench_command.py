"""The command `scripts/bench`: runs files of tests/bench and shows what they print."""

import argparse
import ast

from . import run_command
from .addon_tests import in_fresh_database
from .errors import EXIT_HELP, Stop
from .guard import one_at_a_time
from .odoo_source import our_addons
from .paths import ADDONS, make_home
from .progress import clock, start_tool, step
from .templates import Shop

BENCHES = ADDONS.parent / "tests" / "bench"
MARK = "bench: "


def benches():
    """Return ``{name: first line of its docstring}`` of the benches there are."""
    found = {}
    for path in sorted(BENCHES.glob("*.py")):
        words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.stem] = words.split("\n")[0]
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
                lines = in_fresh_database(shop, f"bench_{name}", shop.core(demo=False),
                                          lambda database, name=name: run(shop, database, name))
            print("\n".join(lines))
    print(f"\n{clock().strip()} min")
    return 0


def run(shop, database, name):
    """Run a bench in Odoo's shell and return what it printed; its failed promise is a `Stop`."""
    shop.odoo.change(database, "-i", ",".join(our_addons()), log="bench-install.log")
    log = shop.odoo.home / "log" / f"bench-{name}.log"
    command = shop.odoo.command(database, runner=("-m", "odoo", "shell"))
    command = [*command, "--no-http", "--log-level=warn"]
    code = start_tool(command, log, shop.odoo.environment(), stdin=BENCHES / f"{name}.py")
    text = log.read_text(encoding="utf-8", errors="replace")
    lines = [line.split(MARK, 1)[1] for line in text.splitlines() if MARK in line]
    if code or not lines or "Traceback" in text:
        raise Stop("failed", f"the bench {name} failed (all of it: {log})\n{text[-1500:]}")
    return lines
