"""A paid receipt attached to a member later: spend only, once, by whom the program lets."""

from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.loyalty_discount.claim.shares import returned_share

from .test_presented import PresentedCase


@tagged("post_install", "-at_install")
class TestAttach(PresentedCase):
    def setUp(self):
        super().setUp()
        self.order = self.ring_up([self.line(self.lamp), self.line(self.vase)])
        self.till_user = self.make_user("a_cashier", "point_of_sale.group_pos_user")

    def attach(self, order=None, card=None, user=None, **said):
        request = {
            "order": (order or self.order).uuid,
            "number": (card or self.silver_card).number,
            "presented": "scan",
            "reason": "forgot it at home",
            "employee": self.cashier.id,
            **said,
        }
        cards = self.env["loyalty.medium"].with_user(user or self.till_user)
        answer = cards.attach_receipt(self.config.id, request)
        return answer.get("code") or answer["state"]

    def attach_in_the_office(self, order=None, card=None, reason="complaint 17"):
        wizard = self.env["loyalty.attach"].create(
            {
                "order_id": (order or self.order).id,
                "medium_id": (card or self.silver_card).id,
                "reason": reason,
            }
        )
        return wizard.action_attach()

    def test_spend_only_once_with_a_reason(self):
        self.program.desk_attach_by = "cashier"
        before = self.silver_member.turnover
        self.assertEqual(self.attach(reason=" "), "reason_missing")
        self.assertEqual(self.attach(), "applied")
        self.assertEqual(self.spend(self.order), [("sale", 141.2)])
        self.assertEqual(self.silver_member.turnover, before + 141.2)
        self.assertFalse(self.entries(self.order))
        self.assertFalse(self.judgement(self.order).points)
        self.assertFalse(self.env["loyalty.use"].search([("order_uuid", "=", self.order.uuid)]))
        self.assertEqual(self.judgement(self.order).medium_id, self.silver_card)
        row = self.env["loyalty.exception"].search([("order_uuid", "=", self.order.uuid)])
        self.assertEqual((row.reason, row.note), ("attached", "forgot it at home"))
        self.assertEqual((row.employee_id, row.medium_id), (self.cashier, self.silver_card))
        other = self.make_active_card(20, "Boris Orlov")
        self.assertEqual(self.attach(), "already_counted")
        self.assertEqual(self.attach(card=other), "already_counted")
        self.assertEqual(self.silver_member.turnover, before + 141.2)
        self.assert_spend_adds_up()

    def test_returned_goods_take_their_spend_back(self):
        before = self.silver_member.turnover
        self.attach_in_the_office()
        for line, left in zip(self.order.lines, (41.2, 0), strict=True):
            self.refund(self.order, {line: 1})
            self.assertAlmostEqual(self.silver_member.turnover, before + left, 2)
        self.assertEqual(self.silver_member.visits, 0)

    def test_only_what_was_kept_counts(self):
        """Sold 3, 1 came back: two thirds count; then the rest goes back to the unit."""
        before = self.silver_member.turnover
        order = self.ring_up([self.line(self.plate, 3), self.line(self.lamp)])
        plates, lamp = order.lines.sorted(lambda line: -line.qty)
        whole = self.currency.round(plates.price_subtotal_incl) * 100
        self.refund(order, {plates: 1})
        self.attach_in_the_office(order)
        left = (whole - returned_share(int(round(whole)), 3, 0, 1)) / 100
        self.assertEqual(self.spend(order), [("sale", self.currency.round(100 + left))])
        self.refund(order, {plates: 2})
        self.assertAlmostEqual(self.silver_member.turnover, before + 100, 2)
        self.assertEqual(self.silver_member.visits, 1)
        self.refund(order, {lamp: 1})
        self.assertAlmostEqual(self.silver_member.turnover, before, 2)
        self.assertEqual(self.silver_member.visits, 0)
        self.assert_spend_adds_up()

    def test_a_return_in_between_counts_for_nobody_twice(self):
        """What came back before is never taken from the account again."""
        order = self.ring_up([self.line(self.lamp, 2)])
        self.refund(order, {order.lines: 1})
        before = self.silver_member.turnover
        self.attach_in_the_office(order)
        self.assertAlmostEqual(self.silver_member.turnover, before + 100, 2)
        judgement = self.judgement(order)
        self.assertEqual(sum(judgement.spend[str(self.program.id)].values()), 20000)

    def test_it_raises_the_level_as_of_its_day(self):
        card = self.make_active_card(20, "Boris Orlov", 9900)
        self.attach_in_the_office(card=card)
        self.assertEqual(card.membership_ids.tier_id, self.silver)
        entry = self.env["loyalty.turnover"].search([("order_uuid", "=", self.order.uuid)])
        self.assertEqual(entry.moment, self.judgement(self.order).moment)

    def test_what_is_refused(self):
        self.program.desk_attach_by = "cashier"
        counted = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assertEqual(self.attach(counted), "already_counted")
        returned = self.ring_up([self.line(self.lamp)])
        back = self.refund(returned, {returned.lines: 1})
        self.assertEqual([self.attach(back), self.attach(returned)], ["is_return", "is_return"])
        for uuid in ("nothing", None):
            request = {"order": uuid, "number": self.silver_card.number, "presented": "scan"}
            answer = self.env["loyalty.medium"].attach_receipt(self.config.id, request)
            self.assertEqual(answer["code"], "not_paid")
        self.assertEqual(self.attach(number="123"), "no_card")
        self.assertEqual(self.attach(number=self.number(77)), "no_card")
        blocked = self.make_active_card(21, "Olga")
        blocked._set_state("blocked", "lost")
        self.assertEqual(self.attach(card=blocked), "no_card")
        self.program.desk_attach_days = 0
        self.assertEqual(self.attach(), "never")

    def test_a_payment_number_is_never_searched_for(self):
        cards = type(self.env["loyalty.medium"])
        with patch.object(cards, "_find_number", side_effect=AssertionError("it was")):
            self.assertEqual(self.attach(number="4111111111111111"), "no_card")

    def test_days_by_the_shops_clock(self):
        self.program.write({"desk_attach_by": "cashier", "desk_attach_days": 3})
        moment = self.judgement(self.order).moment
        self.judgement(self.order).moment = fields.Datetime.subtract(moment, days=4)
        self.assertEqual(self.attach(), "too_late")
        self.judgement(self.order).moment = fields.Datetime.subtract(moment, days=3)
        self.assertEqual(self.attach(), "applied")

    def test_a_cashier_needs_a_manager(self):
        self.assertEqual(self.attach(), "not_allowed")
        self.assertEqual(self.attach(employee=self.boss.id), "not_allowed")
        keyed = self.approve(self.order.uuid, "keyed", badge="041boss")["uuid"]
        self.assertEqual(self.attach(approval=keyed), "not_allowed")
        elsewhere = self.approve("another-receipt", "attached", badge="041boss")["uuid"]
        self.assertEqual(self.attach(approval=elsewhere), "not_allowed")
        other = self.make_active_card(20, "Boris Orlov")
        given = self.approve(self.order.uuid, "attached", other, badge="041boss")
        self.assertEqual(self.attach(approval=given["uuid"]), "not_allowed")
        said = {"medium": None, "number": self.silver_card.number}
        given = self.approve(self.order.uuid, "attached", badge="041boss", **said)
        self.assertEqual(self.attach(approval=given["uuid"]), "applied")
        row = self.env["loyalty.exception"].search([("reason", "=", "attached")])
        row = row.filtered(lambda one: one.order_uuid == self.order.uuid)
        self.assertEqual((row.outcome, row.approver_id), ("approved", self.boss))
        self.assertEqual((row.note, row.order_id), ("forgot it at home", self.order))

    def test_not_to_her_own_card(self):
        self.program.write({"desk_attach_by": "cashier", "desk_own": "refuse"})
        self.cashier.work_contact_id = self.anna
        self.assertEqual(self.attach(), "own_card")

    def test_never_for_another_company(self):
        other = self.setup_other_company()["company"]
        stranger = self.make_user("a_stranger", "point_of_sale.group_pos_manager", other)
        with self.assertRaises(AccessError):
            self.attach(user=stranger)
        program = self.program.sudo().copy(
            {"company_id": other.id, "currency_id": other.currency_id.id}
        )
        card = self.env["loyalty.medium"].sudo()
        card = card.create(
            {"number": self.number(60), "company_id": other.id, "program_id": program.id}
        )
        self.assertEqual(
            self.order._loyalty_attach(card, "x", {}),
            "other_company",
        )
        self.program.desk_attach_by = "cashier"
        self.assertEqual(self.attach(number=card.number), "no_card")

    def test_in_the_office_words_are_said(self):
        self.attach_in_the_office()
        with self.assertRaisesRegex(UserError, "counts for a membership already"):
            self.attach_in_the_office()
        wizard = self.env["loyalty.attach"].create(
            {"order_id": self.order.id, "medium_id": self.silver_card.id, "reason": "x"}
        )
        with self.assertRaises(AccessError):
            wizard.with_user(self.till_user).action_attach()
