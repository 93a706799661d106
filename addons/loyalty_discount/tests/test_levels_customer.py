"""A customer's form and how customers are found."""

from odoo.tests import tagged

from .levels_common import LevelsCase


@tagged("post_install", "-at_install")
class TestLevelsCustomer(LevelsCase):
    def setUp(self):
        super().setUp()
        self.anna = self.silver_card.partner_id
        self.anna.phone = "+381 64 123-45-67"

    def found(self, text):
        return [key for key, _name in self.env["res.partner"].name_search(text)]

    def test_found_by_card_number_and_phone(self):
        for text in (self.silver_card.number, "+381 64 1234567", "381641234567", "0641234567"):
            expected = [self.anna.id] if text != "0641234567" else []
            self.assertEqual(self.found(text), expected, text)
        self.assertIn(self.anna.id, self.found("Anna"))

    def test_found_in_the_search_view(self):
        partners = self.env["res.partner"]
        for text in (self.silver_card.number, "381641234567"):
            self.assertEqual(partners.search([("loyalty_number", "ilike", text)]), self.anna)
        self.assertFalse(partners.search([("loyalty_number", "ilike", "Anna")]))

    def test_other_texts_cost_nothing(self):
        partners = self.env["res.partner"]
        for text in ("Anna", "12", "A1234567", "", None, "1234@shop"):
            before = self.env.cr.sql_log_count
            self.assertEqual(partners._find_by_number(text), [])
            self.assertEqual(self.env.cr.sql_log_count, before)

    def test_the_phone_is_looked_up_in_the_index(self):
        self.env.cr.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        self.env.cr.execute(
            "EXPLAIN SELECT id FROM res_partner"
            " WHERE right(regexp_replace(phone, '[^0-9]+', '', 'g'), 10) = '1641234567'"
        )
        plan = "\n".join(row[0] for row in self.env.cr.fetchall())
        self.assertIn("loyalty_phone_index", plan)

    def test_another_company_finds_no_card(self):
        other = self.env["res.company"].create({"name": "Other"})
        user = self.make_user("m_other", "loyalty_discount.group_marketer", other)
        partners = self.env["res.partner"].with_user(user).with_company(other)
        self.assertEqual(partners._find_by_number(self.silver_card.number), [])

    def test_sums_and_links(self):
        self.assertEqual(self.anna.loyalty_membership_ids, self.silver_member)
        self.assertEqual(self.anna.loyalty_medium_ids, self.silver_card)
        self.assertEqual(
            self.anna.loyalty_spend_text, self.currency.format(self.silver_member.turnover)
        )
        self.open_till()
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.anna.invalidate_recordset()
        self.assertEqual(self.anna.loyalty_discount_text, self.currency.format(5))
        for action, expected in (
            (self.anna.action_open_turnover(), self.silver_member.turnover_ids),
            (self.anna.action_open_discounts(), self.entries(order)),
            (self.anna.action_open_memberships(), self.silver_member),
        ):
            self.assertEqual(self.env[action["res_model"]].search(action["domain"]), expected)
        action = self.silver_member.action_open_membership()
        self.assertEqual(action["res_id"], self.silver_member.id)
