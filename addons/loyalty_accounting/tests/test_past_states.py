"""States of cards as at past dates: by the day of the operation, not of its entry."""

from odoo.tests import tagged

from .acts import PeopleCase


@tagged("post_install", "-at_install")
class TestPastStates(PeopleCase):
    """Three cards come on 10 January; the first two are handed out on the 15th."""

    def setUp(self):
        super().setUp()
        with self.at("2026-01-10 09:00:00"):
            self.batch = self.buy(self.free_product, 3, 12.0)
        with self.at("2026-01-15 12:00:00"):
            self.open_till()
            for card in self.cards(self.batch)[:2]:
                self.give(card, holder="Anna Petrova")
            self.close_till()
            self.env["loyalty.act"].search([("type", "=", "issuance")]).action_post()
        self.first = self.card(1)

    def card(self, serial):
        """The card of a serial."""
        return self.env["loyalty.medium"].search([("number", "=", self.printed(serial))])

    def states_at(self, day):
        """States of the three cards at the end of a day."""
        wizard = self.env["loyalty.register"].create({"register": "numbers", "date_to": day})
        found = {row[0]: row[2] for row in wizard._rows()}
        return [found.get(self.printed(serial)) for serial in (1, 2, 3)]

    def assert_states(self, expected):
        """``{day: states}`` hold."""
        self.assertEqual({day: self.states_at(day) for day in expected}, expected)

    def test_an_expiry_counts_from_its_day_on(self):
        with self.at("2026-02-10 12:00:00"):
            act = self.post("expiry", (1, 1), operation_date="2026-01-20")
        before = ["Active", "Active", "In stock"]
        after = ["Expired", "Active", "In stock"]
        self.assert_states(
            {
                "2026-01-19": before,
                "2026-01-20": after,
                "2026-02-09": after,
                "2026-02-10": after,
                "2026-06-15": after,
            }
        )
        with self.at("2026-03-01 12:00:00"):
            act.action_reverse()
        days = ("2026-01-20", "2026-02-10", "2026-02-28", "2026-03-01", "2026-06-15")
        self.assert_states(dict.fromkeys(days, before))

    def test_a_replacement_counts_from_its_day_on(self):
        with self.at("2026-02-10 12:00:00"):
            self.post("replacement", (3, 3), replaced_id=self.first.id, operation_date="2026-02-01")
        before = ["Active", "Active", "In stock"]
        after = ["Replaced", "Active", "Active"]
        days = ("2026-02-01", "2026-02-09", "2026-02-10", "2026-06-15")
        self.assert_states({"2026-01-31": before, **dict.fromkeys(days, after)})

    def test_a_replacement_taken_back_never_was(self):
        with self.at("2026-02-10 12:00:00"):
            act = self.post(
                "replacement", (3, 3), replaced_id=self.first.id, operation_date="2026-02-01"
            )
        with self.at("2026-03-01 12:00:00"):
            act.action_reverse()
        days = ("2026-02-01", "2026-02-10", "2026-02-28", "2026-03-01")
        self.assert_states(dict.fromkeys(days, ["Active", "Active", "In stock"]))

    def test_a_blocked_card_is_replaced(self):
        with self.at("2026-01-25 12:00:00"):
            self.first._set_state("blocked", "Lost")
        with self.at("2026-02-10 12:00:00"):
            self.post("replacement", (3, 3), replaced_id=self.first.id, operation_date="2026-02-01")
        expected = {
            "2026-01-24": "Active",
            "2026-01-25": "Blocked",
            "2026-01-31": "Blocked",
            "2026-02-01": "Replaced",
            "2026-02-10": "Replaced",
        }
        self.assertEqual({day: self.states_at(day)[0] for day in expected}, expected)

    def test_a_card_is_blocked_on_the_day_of_its_shop(self):
        self.shop.loyalty_timezone = "Asia/Vladivostok"
        with self.at("2026-01-20 20:00:00"):
            self.first._set_state("blocked", "Lost")
        with self.at("2026-01-22 20:00:00"):
            self.first._set_state("active", "Found")
        days = ("2026-01-20", "2026-01-21", "2026-01-22", "2026-01-23")
        states = [self.states_at(day)[0] for day in days]
        self.assertEqual(states, ["Active", "Blocked", "Blocked", "Active"])
