"""The till moves the card, the act moves the money."""

from datetime import datetime

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestIssueAct(CardBooksCase):
    """From a free issue at the till to a posted and a reversed act."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.buy(cls.free_product, 20, 12.0, market_unit_value=12.0)
        cls.stock = cls.shop.lot_stock_id

    def setUp(self):
        super().setUp()
        self.open_till()
        self.first, self.second, self.third = self.cards(self.batch)[:3]

    def acts(self, **values):
        """Acts of the company, by day."""
        domain = [("company_id", "=", self.company.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        return self.env["loyalty.act"].search(domain, order="operation_date, id")

    def post_all(self):
        """Close the shift and post its drafts."""
        self.close_till()
        acts = self.acts(state="draft")
        acts.action_post()
        return acts

    # -- at the till -------------------------------------------------------------------------

    def test_issue_moves_piece_and_number_without_entry(self):
        before = self.env["account.move"].search_count([])
        result = self.give(self.first, holder="Ivan Petrov")
        self.assertEqual((result["state"], result["code"]), ("applied", None))
        self.assertEqual((self.first.state, self.first.location_id), ("active", self.pending))
        self.assertEqual(self.quantity_at(self.batch, self.pending), 1)
        self.assertEqual(self.quantity_at(self.batch, self.stock), 19)
        self.assertEqual(self.first.issue_picking_id.state, "done")
        self.assertEqual(self.env["account.move"].search_count([]), before)
        self.assert_register_is_stock(self.batch)
        self.assert_books_are_consistent()
        self.assertEqual(self.give(self.first)["code"], "already_issued")

    def test_undo_brings_both_back(self):
        self.give(self.first)
        result = self.give(self.first, kind="undo", reason="wrong card")
        self.assertEqual(result["state"], "applied")
        self.assertEqual((self.first.state, self.first.location_id), ("stock", self.stock))
        self.assertFalse(self.first.issue_picking_id)
        self.assertEqual(self.quantity_at(self.batch, self.pending), 0)
        self.assert_register_is_stock(self.batch)
        self.close_till()
        self.assertFalse(self.acts())

    def test_cashier_issues_without_stock_rights(self):
        cashier = self.make_user("card_cashier", "point_of_sale.group_pos_user")
        self.env.flush_all()
        card = self.first
        card_env = self.env(user=cashier)
        old, self.env = self.env, card_env
        try:
            self.assertEqual(self.give(card, holder="Ivan")["state"], "applied")
        finally:
            self.env = old
        self.assertEqual(card.location_id, self.pending)
        with self.assertRaises(AccessError):
            card.act_line_ids.with_user(cashier).search([]).mapped("number")
        with self.assertRaises(AccessError):
            self.env["loyalty.act"].with_user(cashier).search([])

    def test_facts_of_a_card_in_stock_name_its_lot(self):
        facts = self.present(self.first)
        self.assertEqual(facts["status"], "not_issued")
        self.assertEqual(facts["product"], self.free_product.id)
        self.assertEqual(facts["lot_name"], self.batch.lot_id.name)

    def test_card_of_the_central_store_is_not_issued_here(self):
        batch = self.buy(self.free_product, 5, 12.0, first="00000301", warehouse=self.central)
        self.assertEqual(self.give(self.cards(batch)[0])["code"], "other_shop")

    # -- drafting ----------------------------------------------------------------------------

    def test_closing_drafts_one_act_per_day(self):
        self.shop.loyalty_timezone = "Asia/Tokyo"
        self.give(self.first, datetime(2026, 3, 1, 14, 59), holder="Ivan Petrov")
        self.give(self.second, datetime(2026, 3, 1, 15, 0))
        self.close_till()
        first, second = self.acts()
        self.assertEqual(first.operation_date, fields.Date.to_date("2026-03-01"))
        self.assertEqual(second.operation_date, fields.Date.to_date("2026-03-02"))
        self.assertEqual((first.state, first.quantity), ("draft", 1))
        self.assertEqual((first.amount_cost, first.amount_vat), (12.0, 2.64))
        line = first.line_ids
        self.assertEqual((line.number, line.holder_name), (self.first.number, "Ivan Petrov"))
        self.assertEqual(line.holder_masked, "I••• P•••••")
        self.assertIn("2026-01", line.consent_text)
        self.assertFalse(second.line_ids.consent_text)
        self.assertEqual(self.first.act_id, first)

    def test_second_shift_joins_the_draft_then_a_further_act(self):
        day = datetime(2026, 3, 1, 10, 0)
        self.give(self.first, day)
        self.close_till()
        self.open_till()
        self.give(self.second, day)
        self.close_till()
        act = self.acts()
        self.assertEqual(len(act), 1)
        self.assertEqual(act.quantity, 2)
        act.action_post()
        self.open_till()
        self.give(self.third, day)
        self.close_till()
        self.assertEqual(self.acts().mapped("quantity"), [2, 1])
        self.assertEqual(self.acts().mapped("state"), ["posted", "draft"])

    def test_late_message_is_collected_once(self):
        session = self.pos_session
        self.close_till()
        self.pos_session = session
        self.give(self.first)
        self.assertFalse(self.acts())
        self.env["loyalty.act"].action_collect()
        self.env["loyalty.act"].action_collect()
        self.assertEqual(self.acts().mapped("quantity"), [1])

    def test_error_of_ours_never_hinders_the_closing(self):
        self.give(self.first)
        self.patch(type(self.env["loyalty.act"]), "_draft_of", lambda *args: 1 / 0)
        with self.assertLogs("odoo.addons.loyalty_accounting", "ERROR"):
            self.close_till()
        self.assertTrue(self.pos_session.sudo().loyalty_unfinished)
        self.assertFalse(self.acts())

    def test_draft_without_parameters_says_so(self):
        self.env["loyalty.accounting.policy"].search([]).unlink()
        self.give(self.first)
        self.close_till()
        self.assertIn("parameters", self.acts().problem)
        with self.assertRaisesRegex(UserError, "parameters"):
            self.acts().action_post()

    # -- posting -----------------------------------------------------------------------------

    def test_posting(self):
        self.give(self.first, datetime(2026, 3, 1, 10, 0), holder="Ivan Petrov")
        self.give(self.second, datetime(2026, 3, 1, 11, 0))
        act = self.post_all()
        self.assertEqual(act.name, "ISS/2026/0001")
        self.assertEqual(act.state, "posted")
        self.assertEqual(act.posting_date, act.operation_date)
        self.assertEqual(
            self.roles(act.account_move_ids),
            {"EXP": 2400, "MAT": -2400, "GVX": 528, "VATG": -528},
        )
        self.assertEqual(set(act.account_move_ids.mapped("date")), {act.operation_date})
        self.assertEqual(set(act.account_move_ids.mapped("state")), {"posted"})
        self.assertEqual(len(act.picking_ids.move_ids), 1)
        self.assertEqual(self.first.location_id, self.issued)
        self.assertEqual(self.quantity_at(self.batch, self.pending), 0)
        self.assertEqual(self.quantity_at(self.batch, self.issued), 2)
        self.assertEqual(act.account_move_ids[0].action_view_loyalty_act()["res_id"], act.id)
        self.assert_register_is_stock(self.batch)
        self.assert_books_are_consistent()

    def test_shop_ahead_of_the_accountant(self):
        self.shop.loyalty_timezone = "Asia/Vladivostok"
        with freeze_time("2026-03-01 22:30:00"):
            self.give(self.first, datetime(2026, 3, 1, 22, 0))
            act = self.post_all()
        self.assertEqual(act.operation_date, fields.Date.to_date("2026-03-02"))
        self.assertEqual(set(act.account_move_ids.mapped("state")), {"posted"})
        self.assertEqual(len(act.account_move_ids), 2)

    def test_posting_twice_changes_nothing(self):
        self.give(self.first)
        act = self.post_all()
        entries = self.env["account.move"].search_count([])
        act.action_post()
        self.env["loyalty.act"].action_collect()
        self.assertEqual(self.env["account.move"].search_count([]), entries)
        self.assertEqual(self.acts(), act)

    def test_locked_period_posts_on_the_first_open_day(self):
        self.give(self.first, datetime(2025, 12, 31, 10, 0))
        self.close_till()
        self.company.fiscalyear_lock_date = "2025-12-31"
        act = self.acts()
        act.action_post()
        self.assertEqual(act.operation_date, fields.Date.to_date("2025-12-31"))
        self.assertEqual(act.posting_date, fields.Date.to_date("2026-01-01"))
        self.assertEqual(set(act.account_move_ids.mapped("date")), {act.posting_date})
        self.assertEqual(act.amount_vat, 2.4)
        self.assertEqual(act.name, "ISS/2025/0001")

    def test_posted_act_keeps_what_it_showed(self):
        self.give(self.first, holder="Ivan Petrov")
        act = self.post_all()
        self.first.partner_id.name = "Somebody Else"
        self.env["loyalty.accounting.policy"].search([]).vat_rate = 99
        self.assertEqual(act.line_ids.holder_name, "Ivan Petrov")
        self.assertEqual(act.line_ids.vat_rate, 22.0)
        self.assertIn("68.02", act.parameters_text)
        with self.assertRaisesRegex(UserError, "keeps what it showed"):
            act.line_ids.unit_cost = 1
        with self.assertRaisesRegex(UserError, "keeps what it showed"):
            act.note = "changed"
        with self.assertRaisesRegex(UserError, "never deleted"):
            act.sudo().unlink()

    def test_entries_of_an_act_are_not_reset(self):
        self.give(self.first)
        act = self.post_all()
        for move in act.account_move_ids:
            with self.assertRaisesRegex(UserError, "Reverse the act"):
                move.button_draft()
            with self.assertRaisesRegex(UserError, "Reverse the act"):
                move._reverse_moves()

    def test_draft_is_never_deleted(self):
        self.give(self.first)
        self.close_till()
        for acts in (self.acts(), self.acts().sudo()):
            with self.assertRaisesRegex(UserError, "never deleted"):
                acts.unlink()

    def test_odd_costs_add_up_to_the_valuation(self):
        batch = self.buy(self.free_product, 3, 0.0, first="00000401")
        cost = self.free_product.standard_price
        self.assertAlmostEqual(cost, 240 / 23)
        for card in self.cards(batch):
            self.give(card)
        act = self.post_all()
        self.assertEqual(self.roles(act.account_move_ids)["EXP"], 3130)
        self.assertEqual(sorted(act.line_ids.mapped("unit_cost")), [10.43, 10.43, 10.44])
        self.assertAlmostEqual(act.amount_cost, 31.30)

    # -- reversal ----------------------------------------------------------------------------

    def test_reversal_mirrors_everything(self):
        self.give(self.first)
        act = self.post_all()
        act.action_reverse()
        mirror = act.reversed_by_ids
        self.assertEqual((act.state, mirror.state), ("reversed", "posted"))
        self.assertEqual((mirror.quantity, mirror.amount_cost), (-1, -12.0))
        self.assertEqual(self.roles(act.account_move_ids | mirror.account_move_ids), {})
        self.assertEqual(mirror.operation_date, act.operation_date)
        self.assertEqual(self.first.location_id, self.pending)
        again = self.acts(state="draft")
        self.assertEqual(again.line_ids.medium_id, self.first)
        self.assertEqual(self.first.act_id, again)
        self.assert_register_is_stock(self.batch)
        self.assert_books_are_consistent()
        with self.assertRaisesRegex(UserError, "can be reversed"):
            act.action_reverse()
        again.action_post()
        self.assertEqual(self.first.location_id, self.issued)
        self.assert_books_are_consistent()

    def test_undo_after_the_shift_is_refused(self):
        self.give(self.first)
        session = self.pos_session
        self.post_all()
        self.pos_session = session
        result = self.give(self.first, kind="undo", reason="late")
        self.assertEqual((result["state"], result["code"]), ("refused", "not_same_session"))
        self.assertEqual(self.first.location_id, self.issued)

    # -- rights ------------------------------------------------------------------------------

    def test_who_may_post(self):
        self.give(self.first)
        self.close_till()
        act = self.acts()
        storekeeper = self.make_user("keeper", "loyalty_accounting.group_loyalty_storekeeper")
        accountant = self.make_user("booker", "loyalty_accounting.group_loyalty_accountant")
        with self.assertRaises(AccessError):
            act.with_user(storekeeper).action_post()
        with self.assertRaises(AccessError):
            act.with_user(accountant).state = "posted"
        with self.assertRaises(AccessError):
            act.line_ids.with_user(accountant).unit_cost = 1
        act.with_user(accountant).responsible_name = "Maria, senior cashier"
        act.with_user(accountant).action_post()
        self.assertEqual((act.state, act.posted_by_id), ("posted", accountant))
        act.with_user(accountant).action_reverse()
        self.assertEqual(act.state, "reversed")

    def test_other_company_sees_nothing(self):
        self.give(self.first)
        self.post_all()
        company = self.env["res.company"].create({"name": "Other"})
        stranger = self.make_user(
            "stranger", "loyalty_accounting.group_loyalty_accountant", company
        )
        for model in (
            "loyalty.act",
            "loyalty.act.line",
            "loyalty.medium.batch",
            "loyalty.move.range",
            "loyalty.account.role",
            "loyalty.accounting.policy",
        ):
            with self.subTest(model):
                self.assertTrue(self.env[model].search_count([]))
                self.assertFalse(self.env[model].with_user(stranger).search_count([]))
