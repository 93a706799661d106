"""Write down the fate of each test, as Odoo's own result object hears of it."""

import json
import time


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


def real(test):
    """Return the test that a subtest is part of, or `test` itself."""
    while getattr(test, "test_case", None):
        test = test.test_case
    return test


class Notes:
    """What to write down at each event that Odoo's result object hears of."""

    def __init__(self, recorder):
        self.recorder = recorder

    def startTest(self, _result, test):  # noqa: N802 (named as the events are)
        """A test begins."""
        self.recorder.fresh(test_id(test), time.monotonic())

    def addFailure(self, result, test, error):  # noqa: N802
        """An assertion failed."""
        self.bad("failed", result, test, error)

    def addError(self, result, test, error):  # noqa: N802
        """Something else was raised."""
        self.bad("error", result, test, error)

    def bad(self, kind, result, test, error):
        """A test went wrong, or the set-up of a whole class; a try that is repeated is no harm."""
        if getattr(result, "_soft_fail", False):
            return
        text = str(error[1])[:2000]
        if hasattr(test, "_testMethodName"):
            self.recorder.worse(kind, text)
        else:
            self.recorder.write(test_id(test), kind, reason=text)

    def addSkip(self, _result, test, reason):  # noqa: N802
        """A test, or a whole class, did not run."""
        if hasattr(test, "_testMethodName"):
            self.recorder.worse("skipped", reason)
        else:
            self.recorder.write(test_id(test), "skipped", reason=reason, browser=True)

    def stopTest(self, _result, test):  # noqa: N802
        """A test is over."""
        took = time.monotonic() - self.recorder.started
        self.recorder.write(self.recorder.name, self.recorder.result, took, is_browser(test),
                            self.recorder.reason)


def record_results(result_class, notes):
    """Make `result_class` (Odoo's result) tell `notes` about each event, besides its log."""
    for name in ("startTest", "addFailure", "addError", "addSkip", "stopTest"):
        setattr(result_class, name, noted(getattr(result_class, name), getattr(notes, name)))


def noted(original, note):
    """Return the method `original` of a result, with `note` called before."""
    def method(self, test, *args):
        note(self, real(test), *args)
        return original(self, test, *args)

    return method
