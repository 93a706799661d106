"""The command `scripts/test`: every check of the repository, or those it is asked for."""

import argparse
import functools
import itertools
import os

from . import (
    addon_tests,
    browser,
    checks,
    core_suites,
    demo,
    e2e,
    faults,
    pot,
    run_command,
    side_by_side,
    venv,
)
from .errors import EXIT_HELP
from .guard import one_at_a_time
from .odoo_source import our_addons
from .paths import make_home
from .progress import clock
from .report import exit_code, expect_some, summary
from .templates import Shop

WITHOUT_ODOO = ("lint", "pure", "fuzz", "agent", "structure")
ALONE = ("e2e",)
"""Steps that get the whole machine: a person's patience is part of what they test."""
DESCRIPTION = """Run the tests. Without a selection: everything but core's own suites.

selections:
  lint pure structure     need no Odoo and little time
  fuzz                    the pure cores on random input, Python against JavaScript
  agent                   the card agent as a process, with real serial lines
  ADDON ...               tests and tours of an addon, test addons below tests/addons included
  addons                  those of all addons
  demo                    the addons install with their demo data
  e2e                     end-to-end tests
  faults                  the whole server killed within deliveries
  pot                     translation templates are fresh (--write renews them)
  core [SUITE ...]        core's own tests with our addons: loyalty pos_loyalty point_of_sale
                          (default: the first two), compared with plain Odoo;
                          resumes where it was interrupted
"""


def parse(arguments):
    """Return the options of the command."""
    parser = argparse.ArgumentParser(
        prog="scripts/test", description=DESCRIPTION, epilog=EXIT_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("selection", nargs="*")
    parser.add_argument("-k", dest="word", help="only tests with this text in their name")
    parser.add_argument("--shard", type=read_shard, default=(1, 1), metavar="i/n",
                        help="with core: part i of n")
    parser.add_argument("--baseline", action="store_true",
                        help="with core: run on plain Odoo and store the results")
    parser.add_argument("--write", action="store_true", help="with pot: renew the templates")
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 4), metavar="N",
                        help="steps at a time (default: as many as processors, at most 4)")
    parser.add_argument("--debian-mirror", metavar="URL", help="as for scripts/run")
    options = parser.parse_args(arguments)
    known = {*WITHOUT_ODOO, "addons", "demo", "e2e", "faults", "pot", "core", *our_addons(),
             *addon_tests.test_addons()}
    if "core" in options.selection:
        known |= set(core_suites.SUITES)
    unknown = [name for name in options.selection if name not in known]
    if unknown:
        parser.error(f"unknown: {' '.join(unknown)}; known are {' '.join(sorted(known))}")
    return options


def read_shard(text):
    """Return (i, n) from the text ``i/n``."""
    number, _, count = text.partition("/")
    if not (number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count)):
        raise argparse.ArgumentTypeError("must be like 2/5")
    return int(number), int(count)


def plan(selection, addons, tests):
    """Return the steps for a `selection`, cheap ones first, each named once."""
    if "core" in selection:
        return [name for name in core_suites.SUITES if name in selection] or ["loyalty",
                                                                             "pos_loyalty"]
    everything = [*WITHOUT_ODOO, *addons, *tests, "demo", "faults", "e2e", "pot"]
    wanted = set(selection or everything)
    if "addons" in wanted:
        wanted |= {*addons, *tests}
    return [name for name in everything if name in wanted]


def main(arguments):
    """Run what the `arguments` select, print the summary and return the exit code."""
    options = parse(arguments)
    home = make_home()
    steps = plan(options.selection, our_addons(), addon_tests.test_addons())
    results = run_steps(steps, options, home)
    if options.word:
        results = expect_some(results, f"-k {options.word}")
    print(f"\n{clock().strip()} min\n{summary(results)}")
    return exit_code(results)


def run_steps(steps, options, home):
    """Run the `steps` and return all their results."""
    with one_at_a_time(home):
        python = venv.make(home, "odoo", options.debian_mirror)
        tools = venv.make(home, "tools", options.debian_mirror, below=python)
    results = []
    for name in steps:
        if name in WITHOUT_ODOO:
            results += without_odoo(name, tools, options)
    if set(steps) <= set(WITHOUT_ODOO):
        return results
    program = browser.ensure(home)
    with one_at_a_time(home):
        shop = Shop(run_command.prepare(home, options.debian_mirror))
        os.environ.setdefault("XDG_RUNTIME_DIR", str(home))
        jobs = 1 if "core" in options.selection else max(options.jobs, 1)
        works = {name: functools.partial(with_odoo, name, shop, tools, program, options)
                 for name in steps if name not in WITHOUT_ODOO}
        together = [work for name, work in works.items() if name not in ALONE]
        results += itertools.chain.from_iterable(side_by_side.run(together, jobs))
        for name in ALONE:
            if name in works:
                results += works[name]()
    return results


def without_odoo(name, tools, options):
    """Run one of the checks that need no Odoo."""
    return getattr(checks, name)(tools, options.word)


def with_odoo(name, shop, tools, program, options):
    """Run one of the steps that need Odoo, a database and a browser."""
    if "core" in options.selection:
        return core_suites.run(shop, name, options.shard, options.baseline, options.word)
    steps = {
        "pot": lambda: pot.check(shop, options.write),
        "demo": lambda: demo.check(shop),
        "e2e": lambda: e2e.run(shop, tools, program, options.word) if e2e.exist() else [],
        "faults": lambda: faults.run(shop, tools, options.word),
    }
    return steps[name]() if name in steps else addon_tests.run_addon(shop, name, options.word)
