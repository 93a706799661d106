"""Results of tests and checks: what ran, how it ended, and the closing line."""

import dataclasses
import json
import xml.etree.ElementTree as ElementTree

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"
OUTCOMES = {"passed": PASSED, "skipped": SKIPPED}
"""Outcome of a runner -> ours; whatever is not named here is a failure."""


@dataclasses.dataclass(frozen=True)
class Result:
    """The fate of one test, or of one check of one tool."""

    name: str
    outcome: str
    reason: str = ""
    browser: bool = False
    seconds: float = 0


def failure(name, reason):
    """Return a failed result; for what goes wrong around the tests themselves."""
    return Result(name, FAILED, reason)


def expect_some(results, name):
    """Return `results`; when nothing ran at all, that is a failure called `name`."""
    return results or [failure(name, "no test ran here, although some were expected")]


def read_records(path):
    """Return the results that `inside_odoo/odoo_tests.py` wrote; a torn last line is left out."""
    results = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        try:
            row = json.loads(line)
        except ValueError:
            continue
        outcome = OUTCOMES.get(row["result"], FAILED)
        results.append(Result(row["id"], outcome, row["reason"], row["browser"], row["seconds"]))
    return results


def read_junit(path, prefix=""):
    """Return the results in the JUnit file that pytest or node wrote."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        return [failure(f"{prefix}runner", f"the runner left no readable report: {error}")]
    return [read_case(case, prefix) for case in root.iter("testcase")]


def read_case(case, prefix):
    """Return the result of one JUnit ``testcase`` element."""
    name = f"{prefix}{case.get('classname', '')}.{case.get('name', '')}"
    seconds = float(case.get("time") or 0)
    for kind, outcome in (("failure", FAILED), ("error", FAILED), ("skipped", SKIPPED)):
        found = case.find(kind)
        if found is not None:
            reason = (found.get("message") or found.text or "").strip()
            return Result(name, outcome, reason, seconds=seconds)
    return Result(name, PASSED, seconds=seconds)


def problems_of(results):
    """Return what makes a run fail: failures, and every browser test that did not run."""
    return [result for result in results if result.outcome == FAILED
            or (result.outcome == SKIPPED and result.browser)]


def closing_line(results):
    """Return ``N passed, N failed, N skipped``, which ends every run."""
    counts = {outcome: sum(result.outcome == outcome for result in results)
              for outcome in (PASSED, FAILED, SKIPPED)}
    return ", ".join(f"{count} {outcome}" for outcome, count in counts.items())


def summary(results):
    """Return the last lines of a run: problems by name, skips with their reason, the counts."""
    lines = []
    for result in problems_of(results):
        word = "FAILED" if result.outcome == FAILED else "BROWSER TEST SKIPPED"
        lines += [f"{word}  {result.name}", indent(result.reason)]
    if not problems_of(results) and not any(result.outcome == PASSED for result in results):
        lines.append("FAILED  nothing ran at all")
    for result in results:
        if result.outcome == SKIPPED and not result.browser:
            lines.append(f"skipped {result.name}: {result.reason.splitlines()[0:1]}")
    return "\n".join([*filter(None, lines), closing_line(results)])


def indent(text, lines=12):
    """Return the last `lines` of `text`, indented."""
    return "\n".join(f"    {line}" for line in text.strip().splitlines()[-lines:])


def exit_code(results):
    """Return 0 when something ran and nothing is wrong, else 1."""
    return 1 if problems_of(results) or not any(r.outcome == PASSED for r in results) else 0
