"""Levels over time: hand-computed cases, and two ways of counting that must agree."""

import doctest
import importlib
import random
import sys
import unittest
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "loyalty_discount"
sys.path.insert(0, str(ADDON))

from standing import (  # noqa: E402
    Rules,
    Standing,
    State,
    Terms,
    begin,
    earned,
    first_day,
    former_ladders,
    last_day,
    next_period,
    period_before,
    period_index,
    read_opening,
    remember,
    replayed,
    roll,
    rolling_peak,
    stand,
    start_at,
    windows_asked,
)

DOCTESTED = ("asked", "ladders", "opening", "periods", "replay", "rolling", "rules", "stand",
             "steps", "written")
NEVER = 2**53 - 1
LADDER = (0, 1000, 5000)  # Classic, Silver, Gold

# rules, state, measure, day -> rank, next rank, from
STANDINGS = (
    ("life: reached to the unit", Rules(LADDER), State(None), 1000, "2026-03-05", (2,)),
    ("life: one unit short", Rules(LADDER), State(None), 999, "2026-03-05", (1,)),
    ("life: a granted start stays", Rules(LADDER), State(None, start=2, started="2026-01-01"),
     0, "2026-03-05", (2,)),
    ("month: at once, until the month ends, then it was earned for one more",
     Rules(LADDER, "month"), State("2026-03-01"), 5000, "2026-03-31", (3, 1, "2026-05-01")),
    ("month: kept from last month, nothing bought",
     Rules(LADDER, "month"), State("2026-03-01", 3), 0, "2026-03-31", (3, 1, "2026-04-01")),
    ("month: kept from last month, less bought",
     Rules(LADDER, "month"), State("2026-03-01", 3), 1000, "2026-03-05", (3, 2, "2026-04-01")),
    ("next month: this month's spend sets next month's level",
     Rules(LADDER, "month", "next"), State("2026-03-01"), 5000, "2026-03-05",
     (1, 3, "2026-04-01")),
    ("next month: as much as before changes nothing until the month after",
     Rules(LADDER, "month", "next"), State("2026-03-01", 3), 5000, "2026-03-05",
     (3, 1, "2026-05-01")),
    ("quarter: the first quarter ends with March",
     Rules(LADDER, "quarter", "next"), State("2026-01-01"), 1000, "2026-03-31",
     (1, 2, "2026-04-01")),
    ("year: December's level holds to the end of next year",
     Rules(LADDER, "year"), State("2026-01-01"), 5000, "2026-12-31", (3, 1, "2028-01-01")),
    ("grace: ten more days",
     Rules(LADDER, "month", grace=10), State("2026-03-01", 3), 0, "2026-03-31",
     (3, 1, "2026-04-11")),
    ("grace: within the ten days",
     Rules(LADDER, "month", grace=10), State("2026-04-01", 1, 3), 0, "2026-04-10",
     (3, 1, "2026-04-11")),
    ("grace: over", Rules(LADDER, "month", grace=10), State("2026-04-01", 1, 3), 0, "2026-04-11",
     (1,)),
    ("one level at a time", Rules(LADDER, "month", downgrade="step"), State("2026-03-01", 3), 0,
     "2026-03-05", (3, 2, "2026-04-01")),
    ("never", Rules(LADDER, "month", downgrade="never"), State("2026-03-01", 3), 0, "2026-03-05",
     (3,)),
    ("floor: Gold falls to Silver and no further", Rules(LADDER, "month", floor=2),
     State("2026-03-01", 3), 0, "2026-03-05", (3, 2, "2026-04-01")),
    ("floor: who never reached it is below", Rules(LADDER, "month", floor=2),
     State("2026-03-01", 1), 0, "2026-03-05", (1,)),
    ("a period nobody settled yet: February's state, read in March",
     Rules(LADDER, "month", "next"), State("2026-02-01", 1), 5000, "2026-03-01",
     (3, 1, "2026-04-01")),
    ("rolling: the thirtieth day counts, the next does not", Rules(LADDER, "days_30"),
     State(None), {"2026-01-01": 1000}, "2026-01-30", (2, 1, "2026-01-31")),
    ("rolling: gone", Rules(LADDER, "days_30"), State(None), {"2026-01-01": 1000}, "2026-01-31",
     (1,)),
    ("rolling: the earlier purchase leaves first", Rules(LADDER, "days_30"), State(None),
     {"2026-01-01": 4000, "2026-01-10": 1000}, "2026-01-20", (3, 2, "2026-01-31")),
    ("rolling: days of grace", Rules(LADDER, "days_30", grace=5), State(None),
     {"2026-01-01": 1000}, "2026-01-31", (2, 1, "2026-02-05")),
    ("rolling: one level for each thirty days", Rules(LADDER, "days_30", downgrade="step"),
     State(None), {"2026-01-01": 5000}, "2026-01-31", (2, 1, "2026-03-02")),
    ("rolling: a start holds as long as purchases of its day", Rules(LADDER, "days_30"),
     State(None, start=2, started="2026-01-01"), {}, "2026-01-30", (2, 1, "2026-01-31")),
)  # fmt: skip


class TestStanding(unittest.TestCase):
    """What holds on a day and what follows."""

    def test_cases(self):
        for name, rules, state, measure, day, expected in STANDINGS:
            with self.subTest(name):
                self.assertEqual(stand(rules, state, measure, day), Standing(*expected))

    def test_a_granted_level_covers_what_was_earned(self):
        rules = Rules(LADDER, "month")
        self.assertEqual(stand(rules, State("2026-03-01"), 0, "2026-03-05", 3), Standing(3))
        self.assertEqual(
            stand(rules, State("2026-03-01", 3), 0, "2026-03-05", 2),
            Standing(3, 2, "2026-04-01"),
        )

    def test_what_is_planned_comes_true(self):
        """On its day the planned level is the level, whatever the settings."""
        draw = random.Random(5)
        for _round in range(300):
            rules = rules_by(draw)
            state = State(
                first_day(rules.window, "2026-05-17") if "days" not in rules.window else None,
                draw.randint(1, 3),
                draw.randint(1, 3),
            )
            measure = draw.choice((0, 999, 1000, 5000))
            if "days" in rules.window:
                state, measure = State(None), {"2026-05-10": measure, "2026-05-17": 500}
            now = stand(rules, state, measure, "2026-05-17")
            if now.next_from:
                self.assertGreater(now.next_from, "2026-05-17")
                self.assertNotEqual(now.next_rank, now.rank)
                then = stand(rules, state, measure, now.next_from)
                self.assertEqual(then.rank, now.next_rank, (rules, state, measure))


class TestTwoWays(unittest.TestCase):
    """From period to period, and by the formulas over the whole history."""

    def test_they_agree(self):
        draw = random.Random(7)
        for _round in range(600):
            rules = rules_by(draw, ("month", "quarter", "year"))
            sums = {}
            for _entry in range(draw.randint(0, 6)):
                day = f"202{draw.randint(4, 6)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
                period = first_day(rules.window, day)
                sums[period] = sums.get(period, 0) + draw.choice((-500, 400, 1000, 5000))
            start = draw.choice((None, (2, "2024-06-10"), (3, "2026-11-30")))
            day = "2026-12-15"
            self.assertEqual(
                by_steps(rules, sums, start, day),
                replayed(rules, day, terms_of(rules, sums, day), start),
                (rules, sums, start),
            )


def rules_by(draw, windows=("month", "quarter", "year", "days_30")):
    window = draw.choice(windows)
    effects = ("now",) if "days" in window else ("now", "next")
    return Rules(
        LADDER,
        window,
        draw.choice(effects),
        draw.choice(("earned", "step", "never")),
        draw.choice((0, 5, 20)),
        draw.choice((1, 2, 3)),
        draw.choice(((), (("2025-01-01", (0, 400, 400)), ("2026-01-01", (0, 1400, 9000))))),
    )


def by_steps(rules, sums, start, day):
    """From the first period on, one after the other."""
    ranks = {period: earned(rules, value, period) for period, value in sums.items()}
    state = begin(rules, "2023-01-01")
    if start:
        state = start_at(rules, roll(rules, state, ranks, start[1]), *start)
    return roll(rules, state, ranks, day)


def terms_of(rules, sums, day):
    """What the database finds, in Python."""
    drop = {"earned": 9, "step": 1, "never": 0}[rules.downgrade]
    here = period_index(rules.window, day)
    ages = {here - period_index(rules.window, period): earned(rules, value, period)
            for period, value in sums.items()}

    def best(since, loss):
        found = (rank - loss * (age - since) for age, rank in ages.items() if age >= since)
        return max([1, *found])

    return Terms(best(1, drop), best(2, drop), best(1, 0), best(2, 0), ages.get(1, 1),
                 ages.get(0, 1))  # fmt: skip


class TestLadders(unittest.TestCase):
    """A period that is over keeps its ladder."""

    PLANS = (
        ("2025-11-02", ((1, 0), (2, 1000), (3, 5000))),
        ("2026-01-20", ((1, 0), (2, 1000), (3, 5000))),  # something else was published
        ("2026-02-10", ((1, 0), (2, 2000), (3, 5000))),
        ("2026-04-01", ((1, 0), (3, 3000), (4, 9000))),  # 2 is gone, 4 is new
    )

    def test_of_months_and_quarters(self):
        self.assertEqual(
            former_ladders("month", self.PLANS), (("2026-04-01", (0, 5000, NEVER)),)
        )
        self.assertEqual(
            former_ladders("month", self.PLANS[:3]), (("2026-02-01", (0, 1000, 5000)),)
        )
        self.assertEqual(
            former_ladders("quarter", self.PLANS[:3]), (("2026-01-01", (0, 1000, 5000)),)
        )

    def test_without_periods_there_is_one(self):
        for window in ("life", "days_30"):
            self.assertEqual(former_ladders(window, self.PLANS), ())

    def test_a_past_period_is_read_by_its_own(self):
        rules = Rules(LADDER, "month", former=(("2026-03-01", (0, 500, 5000)),))
        february, march = State("2026-02-01"), State("2026-03-01")
        self.assertEqual(stand(rules, february, 500, "2026-02-28").rank, 2)
        self.assertEqual(stand(rules, march, 500, "2026-03-01").rank, 1)
        self.assertEqual(
            stand(rules, february, 500, "2026-03-05"), Standing(2, 1, "2026-04-01"), "kept"
        )


class TestParts(unittest.TestCase):
    """Periods, what is remembered, windows asked for, files of old systems."""

    def test_periods(self):
        for window, day, first, last in (
            ("month", "2026-01-31", "2026-01-01", "2026-01-31"),
            ("month", "2024-02-29", "2024-02-01", "2024-02-29"),
            ("quarter", "2026-03-31", "2026-01-01", "2026-03-31"),
            ("quarter", "2026-04-01", "2026-04-01", "2026-06-30"),
            ("year", "2026-12-31", "2026-01-01", "2026-12-31"),
        ):
            self.assertEqual((first_day(window, day), last_day(window, day)), (first, last))
        self.assertEqual(next_period("quarter", "2026-12-31"), "2027-01-01")
        self.assertEqual(period_before("quarter", "2026-01-01"), "2025-10-01")
        self.assertEqual(first_day("days_1", "2026-03-01"), "2026-03-01")

    def test_what_is_remembered_without_periods(self):
        never = Rules(LADDER, "life", downgrade="never")
        self.assertEqual(remember(never, State(None, 2), 3).base, 3)
        self.assertEqual(remember(Rules(LADDER), State(None), 3).base, 1)
        rolling = Rules(LADDER, "days_30")
        self.assertEqual(rolling_peak(rolling, {"2026-01-01": 600, "2026-01-20": 600,
                                                "2026-03-01": 10}, "2026-03-02"), 2)  # fmt: skip
        self.assertEqual(start_at(rolling, State(None, start=3), 2, "2026-01-01").start, 3)

    def test_windows_asked(self):
        programs = [
            {"program": 1, "spend": {"window": "year"}, "conditions": [
                {"kind": "nth_receipt", "program": 0, "window": "month"},
                {"kind": "weekday", "days": [1]},
                {"kind": "spend", "program": 2, "window": "days_7"}]},
        ]  # fmt: skip
        asked = windows_asked(programs)
        self.assertEqual(asked, {1: {"life", "year", "month"}, 2: {"life", "days_7"}})

    def test_an_opening_file_names_each_bad_row(self):
        table = [
            ["Card", "Level", "Spend", "Visits", "Date"],
            ["9200 1", "Gold", "1 000,50", "3", "31.12.2025"],
            ["", "Gold", "1", "1", ""],
            ["92002", "", "ten", "1.5", "2025-13-01"],
            [None, None, None, None, None],
            ["92003", "", "-5", "", "2026-02-01"],
        ]
        rows, problems = read_opening(table, "2026-01-15")
        self.assertEqual([(row.line, row.card, row.date) for row in rows],
                         [(2, "92001", "2025-12-31")])  # fmt: skip
        found = [(problem.line, problem.code, problem.column) for problem in problems]
        self.assertEqual(found, [
            (3, "no_card", ""),
            (4, "bad_number", "spend"), (4, "bad_number", "visits"), (4, "bad_date", "date"),
            (6, "bad_number", "spend"), (6, "date_in_future", "date"),
        ])  # fmt: skip

    def test_a_heading_must_be_known(self):
        for heading, code in (
            (["Spend"], "no_card_column"),
            (["Card", "Colour"], "unknown_column"),
            (["Card", "Level", "level"], "column_twice"),
            ([], "no_card_column"),
        ):
            rows, problems = read_opening([heading, ["1", "2", "3"]], "2026-01-15")
            self.assertEqual((rows, problems[0].code), ([], code))


def load_tests(loader, tests, _pattern):
    """Add the examples in the core's docstrings."""
    for name in DOCTESTED:
        tests.addTests(doctest.DocTestSuite(importlib.import_module(f"standing.{name}")))
    return tests


def test_the_examples_in_the_docstrings():
    for name in DOCTESTED:
        result = doctest.testmod(importlib.import_module(f"standing.{name}"))
        assert result.attempted and not result.failed, name


if __name__ == "__main__":
    unittest.main()
