"""Members without card, a manager's approval, foreign cards: what the cashier sees and does."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursAccounts(LoyaltyTourCase):
    """The journal and the exceptions register say how each member was named."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classic_card = cls._make_active_card("9200000000055", "Boris Orlov", 9950)
        cls.env["res.partner"].create({"name": "Stranger"})

    def _orders(self, count):
        return self.env["pos.order"].search([], order="id desc", limit=count).sorted("id")

    def _register(self, orders):
        rows = self.env["loyalty.exception"].search([("order_id", "in", orders.ids)], order="id")
        return [(row.reason, row.outcome, row.approver_id.name or "") for row in rows]

    def test_without_card_only_the_purchase_counts(self):
        self.start_pos_tour("loyalty_without_card_spend")
        first, second = self._orders(2)
        self._assert_judged(first, spend=100)
        self._assert_judged(second, spend=95)
        self.assertEqual(first.partner_id, self.silver_card.partner_id)
        self.assertIsNone(first.loyalty_claim["card"]["number"])
        judgements = self.env["loyalty.judgement"].search([], order="id desc", limit=2)
        self.assertEqual(judgements.mapped("presented"), ["swipe", "customer"])

    def test_without_card_the_discount(self):
        self.program.desk_without_card = "discount"
        self.start_pos_tour("loyalty_without_card_discount")
        order = self._last_order()
        self._assert_judged(order, spend=95)
        entry = self.env["loyalty.discount.entry"].search([("order_id", "=", order.id)])
        self.assertEqual((entry.presented, entry.amount), ("customer", 5))

    def test_the_customer_stays_once_money_is_asked_for(self):
        self.program.desk_without_card = "discount"
        self.start_pos_tour("loyalty_without_card_fixed")
        order = self._last_order()
        self.assertEqual(order.partner_id, self.silver_card.partner_id)
        self._assert_judged(order, spend=95)

    def test_a_terminal_that_refuses_gives_no_discount_without_card(self):
        self.start_pos_tour("loyalty_without_card_refused")
        named, shown = self._orders(2)
        self._assert_judged(named, spend=100)
        self._assert_judged(shown, spend=95)
        self.assertFalse(self._register(named | shown))

    def test_the_customer_before_the_card(self):
        self.start_pos_tour("loyalty_customer_before_card")

    def test_a_manager_approves_a_typed_number(self):
        employees = self.env["hr.employee"].sudo()
        here = {"company_id": self.company.id}
        boss = employees.create({"name": "Boss", "pin": "4711", "barcode": "041boss", **here})
        vera = employees.create({"name": "Vera", **here})
        vera.work_contact_id = self.classic_card.partner_id
        self.main_pos_config.write(
            {
                "module_pos_hr": True,
                "basic_employee_ids": [(6, 0, vera.ids)],
                "advanced_employee_ids": [(4, boss.id)],
            }
        )
        self.program.write({"desk_keyed": "approval", "desk_own": "refuse"})
        self.start_pos_tour("loyalty_approval")
        orders = self._orders(3)
        self.assertEqual(orders.mapped("amount_total"), [190, 95, 100])
        self._assert_judged(orders[0], spend=190)
        self._assert_judged(orders[1], spend=95)
        self.assertEqual(self._register(orders), [("keyed", "approved", "Boss")] * 2)
        rows = self.env["loyalty.exception"].search([], order="id")
        self.assertEqual(rows.mapped("reason"), ["wrong_pin", "keyed", "keyed"])
        self.assertEqual(rows.employee_id, vera)

    def test_foreign_cards(self):
        rule = self.env["card.number.rule"].create(
            {
                "name": "City card",
                "prefix": "777",
                "length_min": 9,
                "length_max": 9,
                "company_id": self.company.id,
            }
        )
        group = self.env["loyalty.group"].create(
            {
                "name": "Social card",
                "rule_ids": [(6, 0, rule.ids)],
                "seen_ok": True,
                "company_id": self.company.id,
            }
        )
        self.program.copy(
            {
                "name": "Social",
                "tier_ids": [],
                "effect_ids": [(0, 0, {"kind": "percent", "percent": 7})],
                "condition_ids": [(0, 0, {"kind": "group", "group_ids": [(6, 0, group.ids)]})],
            }
        )
        self.start_pos_tour("loyalty_foreign_card")
        read, seen = self._orders(2)
        self._assert_judged(read)
        self._assert_judged(seen, spend=186)
        self.assertEqual(read.loyalty_claim["foreign"], {"rule": rule.id, "group": None})
        self.assertNotIn("777000123", str(read.read()))
        self.assertEqual(self._register(read | seen), [("seen", "flagged", "")])
