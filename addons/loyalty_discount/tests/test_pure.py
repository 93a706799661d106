"""The pure readers: what comes from the till, without a database."""

import doctest
import unittest

from odoo.tests import BaseCase, tagged

from odoo.addons.loyalty_discount.claim import (
    asked,
    confirm,
    facts,
    gates,
    kept,
    line,
    message,
    moments,
    number,
    parse,
    printed,
    shares,
    verdict,
)

MEMBERSHIP = {
    "level": 12,
    "next_level": 11,
    "next_from": "2026-02-01",
    "joined": "2025-03-01",
    "last": "2026-01-10",
    "spend": {"life": 1234500, "days_30": -5},
    "quantity": {"life": 5000000},
    "visits": {"life": 3},
    "balance": 0,
}
USES = {
    "date": "2026-01-15",
    "holder": 1,
    "card": 1,
    "day": 0,
    "shop": 9,
    "total": 12,
    "spent_minor": 400,
}
CLAIM = {
    "v": 1,
    "engine": 1,
    "snapshot": "s",
    "basket": "b",
    "decision": "d",
    "moment": "2026-01-15T09:31:00Z",
    "begun": "2026-01-15T09:28:00Z",
    "payments": [{"method": 0, "share": 400000}, {"method": 2, "share": 600000}],
    "card": {"number": "92", "presented": "swipe", "rule": 1, "medium": 3},
    "foreign": {"rule": 4, "group": None},
    "approvals": {"keyed": {"employee": 6, "uuid": "u"}},
    "facts": {
        "as_of": "2026-01-15T09:30:00Z",
        "source": "server",
        "holder": {
            "groups": [2],
            "birthday": "1990-02-28",
            "fields": {"size": "XL", "children": 2, "card": True},
            "memberships": {"7": MEMBERSHIP},
        },
        "uses": {"7": USES},
    },
    "late": None,
}


def load_tests(loader, tests, pattern):
    told = (asked, confirm, facts, gates, kept, line, moments, number, printed, shares, verdict)
    for module in told:
        tests.addTests(doctest.DocTestSuite(module))
    return tests


@tagged("standard", "at_install")
class TestClaim(BaseCase):
    def test_a_clean_claim_is_kept(self):
        self.assertEqual(parse.parse_claim(CLAIM), (CLAIM, None))
        self.assertEqual(parse.clean_claim(CLAIM), CLAIM)

    def test_unknown_keys_are_dropped(self):
        dirty = {**CLAIM, "points": 99, "card": {**CLAIM["card"], "pin": "1"}}
        self.assertEqual(parse.clean_claim(dirty), CLAIM)

    def test_unknown_versions_are_refused(self):
        for value, problem in (
            ({"v": 2}, "unknown_version"),
            ({}, "unknown_version"),
            ([], "not_an_object"),
            ("x", "not_an_object"),
            (None, "no_claim"),
        ):
            self.assertEqual(parse.parse_claim(value), (None, problem))
        self.assertEqual(parse.clean_claim({"v": 2}), {"v": 0, "problem": "unknown_version"})
        self.assertFalse(parse.clean_claim(None))

    def test_a_customer_without_card_has_no_number(self):
        card = {"number": "9200000000015", "presented": "customer", "rule": None, "medium": 3}
        claim, _problem = parse.parse_claim({**CLAIM, "card": card})
        self.assertEqual(claim["card"], {**card, "number": None})

    def test_what_was_approved_and_shown_is_read_strictly(self):
        for foreign in (None, 4, {"rule": "4"}, {"rule": 0, "group": None}):
            claim, _problem = parse.parse_claim({**CLAIM, "foreign": foreign})
            self.assertIsNone(claim["foreign"])
        said = {"keyed": {"employee": "6", "uuid": 7}, "own": {"employee": 6}, "often": "yes"}
        claim, _problem = parse.parse_claim({**CLAIM, "approvals": said})
        self.assertEqual(claim["approvals"], {"keyed": {"employee": None, "uuid": None}})

    def test_wrong_types_become_nothing(self):
        claim, _problem = parse.parse_claim(
            {
                "v": 1,
                "engine": True,
                "snapshot": 5,
                "card": {"number": 5},
                "facts": {"source": "me"},
            }
        )
        for key in ("engine", "snapshot", "card", "facts", "moment"):
            self.assertIsNone(claim[key], key)

    def test_maps_keep_program_ids_only(self):
        broken = {**MEMBERSHIP, "level": "12", "spend": {"x": 1, "life": 10**30}, "visits": 3}
        holder = {"memberships": {"7": broken, "x": MEMBERSHIP, "07": MEMBERSHIP}}
        claimed = {**CLAIM["facts"], "holder": holder, "uses": {"7": {**USES, "day": -1}}}
        claim, _problem = parse.parse_claim({**CLAIM, "facts": claimed})
        clean = claim["facts"]["holder"]["memberships"]
        self.assertEqual(list(clean), ["7"])
        self.assertEqual((clean["7"]["level"], clean["7"]["spend"]), (None, {}))
        self.assertEqual((clean["7"]["visits"], claim["facts"]["uses"]), ({}, {}))


@tagged("standard", "at_install")
class TestConfirm(BaseCase):
    RANKS = {11: 1, 12: 2, 13: 3}

    TOLD = {"spend": {"life": (5, 99)}, "visits": {"life": (1, 9)}, "last": None}

    def confirmed(self, held=(12,), **claimed):
        return confirm.confirmed_membership(
            {**MEMBERSHIP, **claimed}, MEMBERSHIP, list(held), self.RANKS, self.TOLD
        )

    def test_numbers_that_never_were_are_the_servers(self):
        for claimed in ({"spend": {"life": 4}}, {"visits": {"life": 0}}, {"last": "2031-01-01"}):
            found, problems = self.confirmed(**claimed)
            self.assertEqual((found, problems), (MEMBERSHIP, ["numbers_never_had"]), claimed)

    def test_older_numbers_are_facts(self):
        found, problems = self.confirmed(spend={"life": 5}, visits={"life": 1}, last=None)
        self.assertEqual(problems, [])
        self.assertEqual(found["spend"], {"life": 5, "days_30": -5})
        self.assertEqual((found["visits"], found["last"]), ({"life": 1}, None))

    def test_a_level_never_held_is_the_servers(self):
        found, problems = self.confirmed(level=13)
        self.assertEqual((found["level"], problems), (12, ["level_never_held"]))

    def test_a_planned_rise_must_be_the_servers(self):
        for plan, expected in (
            ((13, "2026-01-01"), (11, "2026-02-01")),
            ((11, "2026-01-01"), (11, "2026-01-01")),
            ((None, None), (None, None)),
            ((99, "2026-01-01"), (11, "2026-02-01")),
        ):
            found, _problems = self.confirmed(next_level=plan[0], next_from=plan[1])
            self.assertEqual((found["next_level"], found["next_from"]), expected, plan)

    def test_another_person(self):
        own = {"groups": [2], "birthday": "1990-02-28", "fields": {}}
        for claimed, was_edited, expected in (
            (own, False, []),
            ({**own, "groups": []}, False, []),
            ({**own, "groups": [2, 3]}, False, ["group_never_in"]),
            ({**own, "birthday": "1990-03-01"}, False, ["holder_differs"]),
            ({**own, "fields": {"size": "L"}}, True, ["holder_changed"]),
        ):
            person, problems = confirm.confirmed_person(claimed, own, [2], was_edited)
            self.assertEqual(problems, expected)
            self.assertEqual(person["birthday"], own["birthday"])

    def test_counters_never_below_zero_and_never_above_the_servers(self):
        claimed = {"7": {**USES, "total": 99, "spent_minor": -5}}
        found = confirm.confirmed_uses(claimed, {"7": USES, "8": USES})
        self.assertEqual((found["7"]["total"], found["7"]["spent_minor"]), (12, 400))
        self.assertEqual(found["8"], USES)


@tagged("standard", "at_install")
class TestMessageReader(BaseCase):
    def test_without_identity_it_is_unreadable(self):
        for value in (None, {}, {"v": 1}, {"v": 1, "uuid": "u", "kind": "mint"}, {"v": 9}):
            with self.assertRaises(message.UnreadableMessage):
                message.parse_message(value)

    def test_cleaned(self):
        read = message.parse_message(
            {
                "v": 1,
                "uuid": "u",
                "kind": "issue",
                "number": " 92 ",
                "session": "4",
                "points": 3,
                "holder": {"name": "  Ivan ", "role": "x"},
                "consent": {"channel": "telepathy"},
            }
        )
        self.assertEqual((read["number"], read["session"], read["consent"]), ("92", None, None))
        self.assertEqual(
            read["holder"], {"partner": None, "name": "Ivan", "phone": "", "email": ""}
        )
        self.assertNotIn("points", read)


@tagged("standard", "at_install")
class TestVerdict(BaseCase):
    def evidence(self, **values):
        base = {
            "claim": CLAIM,
            "problems": (),
            "granted": {"a": 5},
            "decided": {"a": 5},
            "basket_digest": "b",
            "decision_digest": "d",
        }
        return verdict.Evidence(**{**base, **values})

    def test_reasons(self):
        for expected, values in (
            (None, {}),
            (None, {"basket_digest": "other", "decision_digest": "other"}),
            (("engine_drift", "decision_differs"), {"decision_digest": "other"}),
            (("tampered", "lines_changed"), {"granted": {"a": 6}}),
            (("tampered", "lines_changed"), {"granted": {}}),
            (("tampered", "basket_changed"), {"granted": {"a": 6}, "basket_digest": "x"}),
            (("tampered", "no_claim"), {"claim": None}),
            (None, {"claim": None, "granted": {}}),
            (("card", "card_blocked"), {"decided": {}, "problems": ("card_blocked",)}),
            (
                ("stale_program", "snapshot_not_delivered"),
                {"decided": {"a": 7}, "problems": ("card_void", "snapshot_not_delivered")},
            ),
            (
                ("clock_skew", "moment_in_future"),
                {"decided": {}, "problems": ("moment_in_future",)},
            ),
        ):
            self.assertEqual(verdict.reason_of(self.evidence(**values)), expected, values)

    def test_shares_add_up(self):
        for total in (1, 2, 99, 100, -7):
            for quantity in (1, 3, 7, 250):
                parts = [shares.returned_share(total, quantity, n, 1) for n in range(quantity)]
                self.assertEqual(sum(parts), total)


if __name__ == "__main__":
    unittest.main()
