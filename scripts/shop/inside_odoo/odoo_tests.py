"""Run Odoo's own test runner and write down the fate of every single test.

Started by `scripts/test` with the Python that has Odoo on its path; takes Odoo's own arguments.
Odoo's runner only logs, and its log is meant for people. Here each result is one JSON line in the
file named by ``SHOP_RESULTS``, so that counting never depends on the wording of a log:

    {"id": "loyalty.tests.test_loyalty.TestLoyalty.test_x", "result": "passed", "seconds": 1.2,
     "browser": false, "reason": ""}

``SHOP_ONLY``   file with the test ids to run, one a line (default: whatever ``--test-tags`` says);
                all of them once every installed addon is loaded
``SHOP_SKIP``   file with the test ids that are done already (a resumed run)
``SHOP_LIST``   ``1``: write every chosen test with the result ``listed`` and run nothing
``SHOP_WORD``   keep only tests whose id contains this text, in any letter case
"""

import os
import sys
from pathlib import Path

from record import Notes, Recorder, is_browser, record_results, test_id

BROWSER_PATIENCE = 120
"""Seconds for the browser's start: Odoo skips the test after 10, too few for a cold, busy disk."""


def read_ids(variable):
    """Return the ids in the file that `variable` names, or None when it names none."""
    path = os.environ.get(variable)
    return set(Path(path).read_text(encoding="utf-8").split()) if path else None


def choose_tests(loader, suite_class, recorder):
    """Narrow every suite that `loader` makes to the tests asked for by the environment."""
    only, done = read_ids("SHOP_ONLY"), read_ids("SHOP_SKIP") or set()
    word = os.environ.get("SHOP_WORD", "").lower()
    make = loader.make_suite

    def found(module_names, position):
        if only is None:
            return make(module_names, position)
        # Halfway through loading, rows lack the values of addons that are installed already.
        positions = ("at_install", "post_install") if position == "post_install" else ()
        return [test for each in positions for test in make(module_names, each)]

    def make_suite(module_names, position="at_install"):
        tests = [
            test for test in found(module_names, position)
            if (only is None or test_id(test) in only) and test_id(test) not in done
            and word in test_id(test).lower()
        ]
        if os.environ.get("SHOP_LIST"):
            for test in tests:
                recorder.write(test_id(test), "listed", browser=is_browser(test))
            tests = []
        return suite_class(tests)

    loader.make_suite = make_suite


def main():
    """Prepare Odoo's test classes, then hand over to Odoo's own command line."""
    from odoo.cli.command import main as odoo_main  # noqa: PLC0415
    from odoo.tests import common, loader, result, suite  # noqa: PLC0415

    common.CHECK_BROWSER_ITERATIONS = int(BROWSER_PATIENCE / common.CHECK_BROWSER_SLEEP)
    recorder = Recorder(Path(os.environ["SHOP_RESULTS"]))
    record_results(result.OdooTestResult, Notes(recorder))
    choose_tests(loader, suite.OdooSuite, recorder)
    sys.argv[0] = "odoo"
    odoo_main()


if __name__ == "__main__":
    main()
