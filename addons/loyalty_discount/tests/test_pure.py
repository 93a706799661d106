"""The pure readers: what comes from the till, without a database."""

import doctest
import unittest

from odoo.tests import BaseCase, tagged

from odoo.addons.loyalty_discount.claim import line, message, number, parse, shares, verdict

CLAIM = {
    "v": 1,
    "engine": 1,
    "snapshot": "s",
    "basket": "b",
    "decision": "d",
    "moment": "2026-01-15T09:31:00Z",
    "card": {"number": "92", "presented": "swipe", "rule": 1, "medium": 3},
    "facts": {
        "as_of": "2026-01-15T09:30:00Z",
        "source": "server",
        "level": {"7": 12},
        "spend": {"7": 5},
    },
}


def load_tests(loader, tests, pattern):
    for module in (line, number, shares):
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
        facts = {**CLAIM["facts"], "level": {"7": "12", "x": 1}, "spend": 3}
        claim, _problem = parse.parse_claim({**CLAIM, "facts": facts})
        self.assertEqual((claim["facts"]["level"], claim["facts"]["spend"]), ({"7": None}, {}))


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
