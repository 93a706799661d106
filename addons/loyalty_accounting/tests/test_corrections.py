"""Single numbers of a posted issue note taken back."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import PeopleCase


@tagged("post_install", "-at_install")
class TestCorrections(PeopleCase):
    """Three cards given away on 29 December 2025; the third was not."""

    def setUp(self):
        super().setUp()
        with freeze_time("2025-12-01 12:00:00"):
            self.batch = self.buy(self.free_product, 10, 0.57, first="00000801")
        with freeze_time("2025-12-29 12:00:00"):
            self.open_till()
            for card, holder in zip(
                self.cards(self.batch), ("Anna Petrova", None, "Ivan"), strict=False
            ):
                self.give(card, holder=holder)
            self.close_till()
        self.note = self.env["loyalty.act"].search([("type", "=", "issuance")])

    def correct(self, *serials):
        """A posted correction of the note for the serials."""
        act = self.env["loyalty.act"].browse(self.note.action_correct()["res_id"])
        act.write({"reason": "Never handed out", "responsible_id": self.keeper.id})
        act.range_ids = self.spans(*((serial, serial) for serial in serials))
        act.action_post()
        return act

    def test_in_a_locked_year_at_the_rate_of_the_note(self):
        with freeze_time("2025-12-30 12:00:00"):
            self.note.action_post()
        self.env.flush_all()
        self.company.sudo().fiscalyear_lock_date = "2025-12-31"
        self.assertEqual(self.note.line_ids.mapped("vat_amount"), [0.12, 0.11, 0.11])
        third = self.note.line_ids[2]
        act = self.correct(3)
        self.assertEqual(act.name, "COR/2025/0001")
        self.assertEqual(act.operation_date, date(2025, 12, 29))
        self.assertEqual(act.posting_date, date(2026, 1, 1))
        self.assertEqual((act.quantity, act.amount_cost), (-1, -third.unit_cost))
        self.assertEqual((act.amount_vat, act.line_ids.vat_rate), (-third.vat_amount, 20))
        sums = self.roles(act.account_move_ids)
        cost, tax = round(100 * third.unit_cost), round(100 * third.vat_amount)
        self.assertEqual(sums, {"MAT": cost, "EXP": -cost, "VATG": tax, "GVX": -tax})
        self.assertEqual(set(act.account_move_ids.mapped("date")), {date(2026, 1, 1)})
        self.assertEqual(self.states(3, 3), {("stock", self.stock)})
        self.assertFalse(third.medium_id.partner_id)
        self.assert_register_is_stock(self.batch)
        self.assert_books_are_consistent()

    def test_what_can_not_be_corrected(self):
        with self.refused(UserError, "choose the posted issue note"):
            self.correct(1)
        self.note.action_post()
        with self.refused(UserError, "These numbers are not at"):
            self.correct(4)
        self.correct(1)
        with self.refused(UserError, "These numbers are not at"):
            self.correct(1)
        with self.refused(UserError, "any more"):
            self.note.action_reverse()

    def test_a_note_is_not_taken_back_with_a_card_of_a_later_one(self):
        self.note.action_post()
        self.correct(2)
        self.open_till()
        self.give(self.cards(self.batch)[0], holder="Maria")
        self.close_till()
        notes = self.env["loyalty.act"].search([("type", "=", "issuance")])
        (notes - self.note).action_post()
        with self.refused(UserError, "by this act any more"):
            self.note.action_reverse()

    def test_the_card_is_given_to_somebody_else(self):
        self.note.action_post()
        self.correct(2)
        self.open_till()
        card = self.cards(self.batch)[0]
        self.assertEqual(card.serial, 2)
        self.give(card, holder="Maria")
        self.close_till()
        again = self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])
        again.action_post()
        self.assertEqual(again.line_ids.holder_name, "Maria")
        self.assertEqual(again.line_ids.vat_rate, 22)
        self.assert_books_are_consistent()

    def test_on_the_accounts_of_the_note(self):
        self.note.action_post()
        roles = self.env["loyalty.account.role"]
        for number, code in enumerate(("EXP", "GVX", "VATG")):
            role = roles.search([("company_id", "=", self.company.id), ("code", "=", code)])
            kind = role.account_id.account_type
            role.account_id = role.account_id.create(
                {"code": f"99.0{number}", "name": code, "account_type": kind}
            )
        act = self.correct(1, 2, 3)
        accounts = (self.note | act).account_move_ids.line_ids.grouped("account_id")
        for lines in accounts.values():
            self.assertAlmostEqual(sum(lines.mapped("balance")), 0)
        self.assert_books_are_consistent()

    def test_every_role_on_its_own_account(self):
        """The note taxes one run, gives input VAT of another back and keeps a third."""
        with freeze_time("2025-12-01 12:00:00"):
            tax = self.make_tax("purchase", 20)
            self.policy_below_limit()
            product = self.make_card_product("Card, dear", "materials")
            dear = self.buy(product, 2, 310.0, first="00000811", taxes=tax)
            product = self.make_card_product("Card, cheap", "materials")
            cheap = self.buy(product, 2, 12.0, first="00000821", taxes=tax)
            product = self.make_card_product("Card, ours", "materials")
            own = self.buy(product, 2, 12.0, first="00000831", ownership="retained")
        runs = (dear, cheap, own)
        with freeze_time("2025-12-29 12:00:00"):
            self.open_till()
            for batch in runs:
                self.give(self.cards(batch)[0])
            self.close_till()
        self.note.action_post()
        taxed, restored, kept = (self.correct_of(batch) for batch in runs)
        for act, roles in (
            (taxed, {"MAT", "EXP", "GVX", "VATG"}),
            (restored, {"MAT", "EXP", "GVX", "VATIN"}),
            (kept, {"MAT", "EXP", "OBI", "OBIC"}),
        ):
            self.assertEqual(set(self.roles(act.account_move_ids)), roles)
        self.assert_books_are_consistent()

    def policy_below_limit(self):
        """Cards up to 300.00 are exempt."""
        day = date(2025, 12, 29)
        policy = self.env["loyalty.accounting.policy"]._in_force(self.company, day)
        policy.write({"free_issue_mode": "exempt_below_limit", "unit_limit": 300})

    def correct_of(self, batch):
        """A posted correction of the first card of a run."""
        self.batch = batch
        return self.correct(1)

    def test_registers_add_it_up(self):
        self.note.action_post()
        self.correct(1, 2, 3)
        wizard = self.env["loyalty.register"].create(
            {"register": "vat_documents", "date_from": "2025-10-01", "date_to": "2025-12-31"}
        )
        rows = list(wizard._rows())
        self.assertEqual(sorted(row[4] for row in rows), [-3, 3])
        self.assertAlmostEqual(sum(float(row[7]) for row in rows), 0)
