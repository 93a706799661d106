"""How `scripts/test` chooses its steps, reads results and closes a run."""

import argparse

import pytest
import scripts_path  # noqa: F401 (puts the package on the path)

from shop import bench_command, checks, core_suites, pot, report, test_command
from shop.report import FAILED, PASSED, SKIPPED, Result

ADDONS, TESTS = ["reader", "discount"], ["test_all"]


@pytest.mark.parametrize(("selection", "steps"), [
    ([], ["lint", "pure", "fuzz", "agent", "structure", "reader", "discount", "test_all", "demo",
          "faults", "e2e", "pot"]),
    (["pure"], ["pure"]),
    (["pot", "lint"], ["lint", "pot"]),
    (["addons"], ["reader", "discount", "test_all"]),
    (["discount", "discount"], ["discount"]),
    (["core"], ["loyalty", "pos_loyalty"]),
    (["core", "point_of_sale"], ["point_of_sale"]),
])
def test_plan(selection, steps):
    assert test_command.plan(selection, ADDONS, TESTS) == steps


def test_unknown_selection_is_refused(capsys):
    with pytest.raises(SystemExit) as caught:
        test_command.parse(["purr"])
    assert caught.value.code == 2 and "purr" in capsys.readouterr().err


def test_benches_say_what_they_promise():
    """A file of the folder is a bench, and so is a folder with one; each says what for."""
    benches = bench_command.benches()
    assert {"engine", "recalculation"} <= benches.keys()
    assert all(words.endswith(".") for words in benches.values())


def test_shard():
    assert test_command.read_shard("2/5") == (2, 5)
    for text in ("0/5", "6/5", "x", "2", "2/"):
        with pytest.raises(argparse.ArgumentTypeError):
            test_command.read_shard(text)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 20])
def test_shards_cover_every_test_once(count):
    names = [f"t{number}" for number in range(10)]
    parts = [core_suites.cut(names, (number, count)) for number in range(1, count + 1)]
    assert [name for part in parts for name in part] == names


def test_closing_line_counts_what_ran():
    results = [Result("a", PASSED), Result("b", FAILED, "why"), Result("c", SKIPPED, "no reader")]
    text = report.summary(results)
    assert text.splitlines()[-1] == "1 passed, 1 failed, 1 skipped"
    assert "FAILED  b" in text and "why" in text and "no reader" in text
    assert report.exit_code(results) == 1


def test_skipped_browser_test_fails_the_run():
    results = [Result("a", PASSED), Result("tour", SKIPPED, "no browser", browser=True)]
    assert report.exit_code(results) == 1
    assert "BROWSER TEST SKIPPED  tour" in report.summary(results)
    assert report.exit_code(results[:1] + [Result("x", SKIPPED, "other")]) == 0


def test_nothing_is_not_a_success():
    assert report.exit_code([]) == 1
    assert "nothing ran" in report.summary([])
    assert report.exit_code(report.expect_some([], "pure")) == 1


def test_records_of_odoo_survive_a_torn_line(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text(
        '{"id": "a", "result": "passed", "reason": "", "browser": false, "seconds": 1}\n'
        '{"id": "b", "result": "error", "reason": "boom", "browser": true, "seconds": 2}\n'
        '{"id": "c", "resu')
    assert [(r.name, r.outcome, r.browser) for r in report.read_records(path)] \
        == [("a", PASSED, False), ("b", FAILED, True)]
    assert report.read_records(tmp_path / "absent") == []


JUNIT = """<testsuites><testsuite><testcase classname="m.C" name="one" time="0.5"/>
<testcase classname="m.C" name="two"><failure message="no">trace</failure></testcase>
<testcase classname="m.C" name="three"><skipped message="later"/></testcase>
</testsuite></testsuites>"""


def test_junit(tmp_path):
    path = tmp_path / "r.xml"
    path.write_text(JUNIT)
    assert [(r.name, r.outcome, r.reason) for r in report.read_junit(path, "p: ")] == [
        ("p: m.C.one", PASSED, ""), ("p: m.C.two", FAILED, "no"),
        ("p: m.C.three", SKIPPED, "later")]


def test_missing_report_is_a_failure(tmp_path):
    assert [r.outcome for r in report.read_junit(tmp_path / "absent.xml")] == [FAILED]


def test_core_results_are_judged_by_the_baseline():
    baseline = {"same": PASSED, "skip": SKIPPED, "broken": PASSED, "named": PASSED, "stale": PASSED}
    results = [Result("same", PASSED), Result("skip", SKIPPED), Result("broken", FAILED),
               Result("named", FAILED), Result("stale", PASSED)]
    judged = core_suites.compare(results, baseline, {"named", "stale"}, [*baseline, "lost"])
    assert {r.name: r.outcome for r in judged} == {
        "same": PASSED, "skip": SKIPPED, "broken": FAILED, "named": PASSED, "stale": FAILED,
        "lost": FAILED}


def test_failure_that_plain_odoo_has_too_is_no_difference():
    judged = core_suites.compare([Result("a", FAILED)], {"a": FAILED}, set(), ["a"])
    assert [r.outcome for r in judged] == [PASSED]


def test_pot_dates_do_not_count():
    text = '"POT-Creation-Date: {}\\n"\n"PO-Revision-Date: {}\\n"\nmsgid "Card"\n'
    assert pot.without_dates(text.format(1, 2)) == pot.without_dates(text.format(3, 4))
    assert pot.without_dates(text) != pot.without_dates(text.replace("Card", "Level"))


@pytest.mark.parametrize(("content", "fault"), [
    (b"<odoo><record", "not well-formed"), (b"<odoo><tree/></odoo>", "<list>"),
    (b"<odoo><field attrs='{}'/></odoo>", "attrs="), (b"<odoo><list/></odoo>", None),
    (b"<templates><t attrs='x'/></templates>", None)])
def test_xml_faults(content, fault):
    faults = checks.xml_faults(content)
    assert (fault in faults[0]) if fault else faults == []
