"""Each stored query finds the violation it is for."""

from odoo.tests import tagged

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestConsistency(CardBooksCase):
    """Break one thing at a time, in SQL, and see it found."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.buy(cls.free_product, 5, 12.0)

    def setUp(self):
        super().setUp()
        self.open_till()
        self.card, self.other = self.cards(self.batch)[:2]
        self.give(self.card)
        self.close_till()
        self.act = self.env["loyalty.act"].search([("company_id", "=", self.company.id)])
        self.act.action_post()
        self.assert_books_are_consistent()

    def break_by(self, query, *params):
        """Run a damaging statement; returns the names of the queries that notice."""
        self.env.flush_all()
        self.env.cr.execute(query, params)
        self.env.invalidate_all()
        return set(self.env["loyalty.consistency"]._violations())

    def test_every_query_says_what_and_why(self):
        checks = self.env["loyalty.consistency"]
        self.assertEqual(set(checks._titles()), set(checks._queries()))
        self.assertEqual(set(checks._reasons()), set(checks._queries()))

    def test_titles_are_in_the_language_of_the_company(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.env["ir.module.module"]._load_module_terms(["loyalty_accounting"], ["ru_RU"])
        self.company.partner_id.lang = "ru_RU"
        checks = self.env["loyalty.consistency"]._check_all()
        own = checks.filtered(lambda check: check.company_id == self.company)
        ledger = own.filtered(lambda check: check.name == "act_equals_ledger")
        self.assertEqual(ledger.title, "Проводки акта равны его бумаге")

    def test_number_without_piece(self):
        found = self.break_by(
            "UPDATE loyalty_medium SET location_id = %s WHERE id = %s",
            self.central.lot_stock_id.id,
            self.other.id,
        )
        self.assertEqual(found, {"register_equals_stock"})

    def test_issue_without_act(self):
        found = self.break_by(
            "UPDATE loyalty_act_line SET open = FALSE WHERE medium_id = %s", self.card.id
        )
        self.assertEqual(found, {"issue_has_an_act", "place_follows_state"})

    def test_entry_out_of_balance(self):
        line = self.act.account_move_ids.line_ids[0]
        found = self.break_by(
            "UPDATE account_move_line SET balance = balance + 1 WHERE id = %s", line.id
        )
        self.assertEqual(found, {"entries_balance"})

    def test_paper_and_ledger_differ(self):
        found = self.break_by(
            "UPDATE loyalty_act SET amount_vat = amount_vat + 1 WHERE id = %s", self.act.id
        )
        self.assertEqual(found, {"act_equals_ledger"})

    def test_card_in_stock_at_a_customer(self):
        customer = self.env["stock.warehouse"]._get_partner_locations()[0]
        found = self.break_by(
            "UPDATE loyalty_medium SET location_id = %s WHERE id = %s", customer.id, self.other.id
        )
        self.assertEqual(found, {"register_equals_stock", "place_follows_state"})

    def test_card_back_in_stock_with_an_open_issue(self):
        found = self.break_by(
            "UPDATE loyalty_medium SET state = 'stock' WHERE id = %s", self.card.id
        )
        self.assertEqual(found, {"open_line_has_a_holder", "place_follows_state"})

    def test_off_balance_value_without_a_card(self):
        obi = self.env["loyalty.account.role"]._account(self.company, "OBI")
        line = self.act.account_move_ids.line_ids[0]
        found = self.break_by(
            "UPDATE account_move_line SET account_id = %s WHERE id = %s", obi.id, line.id
        )
        self.assertIn("off_balance_equals_cards_out", found)

    def test_each_company_has_its_own_violations(self):
        other = self.env["res.company"].create({"name": "Another shop"})
        entry = self.act.account_move_ids[0]
        self.break_by("UPDATE account_move SET company_id = %s WHERE id = %s", other.id, entry.id)
        self.break_by(
            "UPDATE account_move_line SET balance = balance + 1 WHERE id = %s", entry.line_ids[0].id
        )
        page = self.env["loyalty.month.close"].create({"date_to": "2026-06-30"})
        page.action_refresh()
        point = page.point_ids.filtered(lambda point: point.model == "loyalty.consistency")
        self.assertEqual(point.open_count, 0)
        checks = self.env["loyalty.consistency"].search([("violation_count", ">", 0)])
        self.assertEqual((checks.company_id, checks.mapped("name")), (other, ["entries_balance"]))
        self.assertEqual(checks.action_view_violations()["domain"], [("id", "in", entry.ids)])
        reader = self.make_user("checks_reader", "loyalty_accounting.group_loyalty_accountant")
        own = self.env["loyalty.consistency"].with_user(reader).search([])
        self.assertEqual(own.company_id, self.company)
