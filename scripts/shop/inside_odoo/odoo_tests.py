"""Run Odoo's own test runner and write down the fate of every single test.

Started by `scripts/test` with the Python that has Odoo on its path; takes Odoo's own arguments.
Odoo's runner only logs, and its log is meant for people. Here each result is one JSON line in the
file named by ``SHOP_RESULTS``, so that counting never depends on the wording of a log:

    {"id": "loyalty.tests.test_loyalty.TestLoyalty.test_x", "result": "passed", "seconds": 1.2,
     "browser": false, "reason": ""}

``SHOP_ONLY``   file with the test ids to run, one a line (default: whatever ``--test-tags`` says)
``SHOP_SKIP``   file with the test ids that are done already (a resumed run)
``SHOP_LIST``   ``1``: write every chosen test with the result ``listed`` and run nothing
``SHOP_WORD``   keep only tests whose id contains this text, in any letter case
"""

import json
import os
import sys
import time
from pathlib import Path


def test_id(test):
    """Return the id of `test` without the prefix that all tests share."""
    return test.id().removeprefix("odoo.addons.")


def is_browser(test):
    """Tell whether `test` may drive a browser (every `HttpCase` of Odoo may)."""
    from odoo.tests.common import HttpCase  # noqa: PLC0415 (Odoo is loaded late, on purpose)

    return isinstance(test, HttpCase)


class Recorder:
    """Collect what the runner reports about the test that runs now, and write it when it ends."""

    def __init__(self, path):
        self.path = path
        self.fresh("", time.monotonic())

    def fresh(self, name, now):
        """Forget the last test; the one called `name` starts `now` (seconds)."""
        self.name, self.started = name, now
        self.result, self.reason = "passed", ""

    def worse(self, result, reason):
        """Note a `result` that outweighs the ones before; a skip never hides a failure."""
        if self.result in ("passed", "skipped"):
            self.result, self.reason = result, reason

    def write(self, name, result, seconds=0, browser=False, reason=""):
        """Append one result; opened anew each time, so that a killed run loses nothing."""
        line = {"id": name, "result": result, "seconds": round(seconds, 2), "browser": browser}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line | {"reason": reason}) + "\n")


def record_results(result_class, recorder):
    """Make `result_class` (Odoo's result) tell `recorder` about each test, besides its log."""

    def real(test):
        while getattr(test, "test_case", None):
            test = test.test_case
        return test

    def wrap(name, note):
        original = getattr(result_class, name)

        def method(self, test, *args):
            note(self, real(test), *args)
            return original(self, test, *args)

        setattr(result_class, name, method)

    def start(_result, test):
        recorder.fresh(test_id(test), time.monotonic())

    def bad(kind):
        def note(result, test, error):
            if getattr(result, "_soft_fail", False):
                return
            text = str(error[1])[:500]
            if hasattr(test, "_testMethodName"):
                recorder.worse(kind, text)
            else:  # the set-up of a whole class
                recorder.write(test_id(test), kind, reason=text)

        return note

    def skip(_result, test, reason):
        if hasattr(test, "_testMethodName"):
            recorder.worse("skipped", reason)
        else:
            recorder.write(test_id(test), "skipped", reason=reason, browser=True)

    def stop(_result, test):
        took = time.monotonic() - recorder.started
        recorder.write(recorder.name, recorder.result, took, is_browser(test), recorder.reason)

    notes = {"startTest": start, "addFailure": bad("failed"), "addError": bad("error")}
    for name, note in (notes | {"addSkip": skip, "stopTest": stop}).items():
        wrap(name, note)


def read_ids(variable):
    """Return the ids in the file that `variable` names, or None when it names none."""
    path = os.environ.get(variable)
    return set(Path(path).read_text(encoding="utf-8").split()) if path else None


def choose_tests(loader, suite_class, recorder):
    """Narrow every suite that `loader` makes to the tests asked for by the environment."""
    only, done = read_ids("SHOP_ONLY"), read_ids("SHOP_SKIP") or set()
    word = os.environ.get("SHOP_WORD", "").lower()
    make = loader.make_suite

    def make_suite(module_names, position="at_install"):
        tests = [
            test for test in make(module_names, position)
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
    from odoo.tests import loader, result, suite  # noqa: PLC0415
    from odoo.cli.command import main as odoo_main  # noqa: PLC0415

    recorder = Recorder(Path(os.environ["SHOP_RESULTS"]))
    record_results(result.OdooTestResult, recorder)
    choose_tests(loader, suite.OdooSuite, recorder)
    sys.argv[0] = "odoo"
    odoo_main()


if __name__ == "__main__":
    main()
