"""How a member was named: without card, typed, own card, foreign card; approvals and register."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import LoyaltyCase


class PresentedCase(LoyaltyCase):
    """A till with a cashier and a manager who are employees."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        employees = cls.env["hr.employee"].sudo().with_company(cls.company)
        cls.cashier = employees.create({"name": "Vera", "company_id": cls.company.id})
        cls.boss = employees.create(
            {
                "name": "Boss",
                "company_id": cls.company.id,
                "pin": "4711",
                "barcode": "041boss",
            }
        )
        cls.config.write(
            {"module_pos_hr": True, "advanced_employee_ids": [(4, cls.boss.id)]},
        )
        cls.anna = cls.silver_card.partner_id

    def setUp(self):
        super().setUp()
        self.open_till()

    def present_customer(self, partner=None):
        return self.env["loyalty.medium"].present_customer(
            (partner or self.anna).id, self.config.id
        )

    def sell(self, facts, presented="swipe", only_spend=False, employee=None, **claim):
        """Sell a lamp; ``claim``: what the till says beside."""

        def say(data):
            data.update(employee_id=(employee or self.cashier).id, partner_id=self.anna.id)
            said = data["loyalty_claim"]
            said["card"] = {**said["card"], "presented": presented}
            said.update(claim)

        self.till_cashier = (employee or self.cashier).id
        if only_spend:
            return self.sell_only_spend(facts, say)
        return self.ring_up([self.line(self.lamp)], facts=facts, change=say)

    def sell_only_spend(self, facts, say):
        def without_holder(data):
            data["loyalty_claim"]["card"] = self._till_card(facts)
            say(data)

        return self.ring_up([self.line(self.lamp)], change=without_holder)

    def register(self, order):
        rows = self.env["loyalty.exception"].search([("order_uuid", "=", order.uuid)])
        return {(row.reason, row.outcome, row.approver_id.name or "") for row in rows}

    def approve(self, order_uuid, reason, card=None, **shown):
        request = {
            "order": order_uuid,
            "reason": reason,
            "employee": self.cashier.id,
            "medium": (card or self.silver_card).id,
            **shown,
        }
        return self.env["loyalty.exception"].approve(self.config.id, request)


@tagged("post_install", "-at_install")
class TestWithoutCard(PresentedCase):
    def test_the_number_stays_on_the_server(self):
        facts = self.present_customer()
        self.assertEqual((facts["status"], facts["number"]), ("ok", None))
        self.assertEqual(facts["masked"], "9200•••••0015")
        self.assertEqual(facts["holder"]["name"], "Anna Petrova")
        self.assertEqual(facts["policy"]["without_card"], "spend")
        stranger = self.env["res.partner"].create({"name": "Stranger"})
        self.assertEqual(self.present_customer(stranger)["status"], "no_card")
        self.silver_card._set_state("blocked", "lost")
        self.assertEqual(self.present_customer()["status"], "no_card")

    def test_the_discount_and_the_journal_says_without_card(self):
        self.program.desk_without_card = "discount"
        order = self.sell(self.present_customer(), "customer")
        self.assert_clean(order)
        self.assertEqual(order.amount_total, 95)
        self.assertEqual(self.entries(order).presented, "customer")
        self.assertEqual(self.judgement(order).presented, "customer")
        self.assertEqual(self.spend(order), [("sale", 95.0)])
        self.assertIsNone(order.loyalty_claim["card"]["number"])
        self.assertEqual(self.register(order), set())
        back = self.refund(order, {order.lines: 1})
        self.assertEqual(self.entries(back).presented, "customer")

    def test_spend_only(self):
        order = self.sell(self.present_customer(), "customer", only_spend=True)
        self.assert_clean(order)
        self.assertEqual(self.spend(order), [("sale", 100.0)])
        self.assertFalse(self.entries(order))

    def test_a_discount_the_program_does_not_give_is_a_difference(self):
        order = self.sell(self.present_customer(), "customer")
        self.assertEqual(self.mismatches(order), {("card", "without_card")})
        self.assertEqual(self.spend(order), [("sale", 95.0)])
        self.assertEqual(self.register(order), {("without_card", "refused", "")})

    def test_another_customers_account_is_not_taken(self):
        self.program.desk_without_card = "discount"
        other = self.make_active_card(20, "Boris Orlov")
        facts = self.present_customer(other.partner_id)
        order = self.sell(facts, "customer")  # the receipt is Anna's
        self.assertEqual(self.judgement(order).medium_id, self.silver_card)

    def test_with_a_managers_approval(self):
        self.program.desk_without_card = "approval"
        facts = self.present_customer()
        self.config.invalidate_recordset()
        answer = self.approve("receipt-1", "without_card", manager=self.boss.id, pin="4711")
        self.assertEqual((answer["state"], answer["name"]), ("approved", "Boss"))
        said = {"without_card": {"employee": self.boss.id, "uuid": answer["uuid"]}}

        def name(data):
            data.update(uuid="receipt-1", employee_id=self.cashier.id, partner_id=self.anna.id)
            data["loyalty_claim"].update(approvals=said)
            data["loyalty_claim"]["card"]["presented"] = "customer"

        self.till_cashier = self.cashier.id
        order = self.ring_up([self.line(self.lamp)], facts=facts, change=name)
        self.assert_clean(order)
        self.assertEqual(order.amount_total, 95)
        self.assertEqual(self.register(order), {("without_card", "approved", "Boss")})
        row = self.env["loyalty.exception"].search([("order_uuid", "=", order.uuid)])
        self.assertEqual((row.order_id, row.medium_id), (order, self.silver_card))
        self.assertEqual((row.employee_id, row.warehouse_id), (self.cashier, self.shop))
        other = self.sell(facts, "customer", approvals=said)  # one approval, one receipt
        self.assertEqual(self.mismatches(other), {("card", "not_approved")})

    def test_a_manager_needs_nobody(self):
        self.program.desk_without_card = "approval"
        order = self.sell(self.present_customer(), "customer", employee=self.boss)
        self.assert_clean(order)
        self.assertEqual(self.register(order), {("without_card", "approved", "Boss")})

    def test_a_manager_by_the_word_of_the_till(self):
        """Nobody showed a badge: the till says who is at it, and a cashier is signed in."""
        self.program.desk_without_card = "approval"
        user = self.make_user("signed_in", "point_of_sale.group_pos_user")

        def sync(case, data):
            case.env["pos.order"].with_user(user).sync_from_ui([data])
            return case.env["pos.order"].search([("uuid", "=", data["uuid"])])

        self.patch(type(self), "sync", sync)
        order = self.sell(self.present_customer(), "customer", employee=self.boss)
        self.assert_clean(order)
        self.assertEqual(self.register(order), {("without_card", "unverified", "Boss")})

    def test_an_approval_is_for_one_card(self):
        self.program.desk_keyed = "approval"
        other = self.make_active_card(20, "Boris Orlov")

        def sold(card, receipt):
            answer = self.approve(receipt, "keyed", badge="041boss")
            said = {"keyed": {"employee": self.boss.id, "uuid": answer["uuid"]}}

            def say(data):
                data.update(uuid=receipt, employee_id=self.cashier.id)
                data["loyalty_claim"].update(approvals=said)
                data["loyalty_claim"]["card"]["presented"] = "keyed"

            self.till_cashier = self.cashier.id
            return self.ring_up([self.line(self.lamp)], card, change=say)

        self.assert_clean(sold(self.silver_card, "receipt-a"))
        order = sold(other, "receipt-b")
        self.assertEqual(self.mismatches(order), {("card", "not_approved")})
        # approved again, for the card that is on the receipt now: that one counts
        self.approve("receipt-c", "keyed", other, badge="041boss")
        self.assert_clean(sold(self.silver_card, "receipt-c"))


@tagged("post_install", "-at_install")
class TestOperator(PresentedCase):
    def test_typed_numbers_by_setting(self):
        facts = self.present(self.silver_card)
        free = self.sell(facts, "keyed")
        self.assertEqual((self.register(free), self.mismatches(free)), (set(), set()))
        self.program.desk_keyed = "flag"
        listed = self.sell(facts, "keyed")
        self.assert_clean(listed)
        self.assertEqual(self.register(listed), {("keyed", "flagged", "")})
        self.program.desk_keyed = "approval"
        order = self.sell(facts, "keyed")
        self.assertEqual(self.mismatches(order), {("card", "not_approved")})
        self.assertEqual(self.spend(order), [])
        self.assertEqual(self.register(order), {("keyed", "refused", "")})

    def test_without_network_the_till_checks_and_it_shows(self):
        self.program.desk_keyed = "approval"
        facts = self.present(self.silver_card)
        said = {"keyed": {"employee": self.boss.id, "uuid": None}}
        order = self.sell(facts, "keyed", approvals=said)
        self.assert_clean(order)
        self.assertEqual(self.register(order), {("keyed", "unverified", "Boss")})
        said = {"keyed": {"employee": self.cashier.id, "uuid": None}}
        order = self.sell(facts, "keyed", approvals=said)
        self.assertEqual(self.mismatches(order), {("card", "not_approved")})

    def test_the_cashiers_own_card(self):
        self.cashier.work_contact_id = self.anna
        facts = self.present(self.silver_card)
        order = self.sell(facts)
        self.assert_clean(order)
        self.assertEqual(self.register(order), {("own", "flagged", "")})
        self.program.desk_own = "refuse"
        order = self.sell(facts)
        self.assertEqual(self.mismatches(order), {("card", "own_card")})
        self.assertEqual(self.spend(order), [])
        self.assertEqual(self.register(self.sell(facts, employee=self.boss)), set())

    def test_the_same_card_too_often_is_listed_and_counted_for_the_till(self):
        self.program.write({"desk_often_from": 2, "desk_often": "refuse"})
        orders = [self.sell(self.present(self.silver_card)) for _turn in range(3)]
        self.assertEqual(
            [self.register(order) for order in orders],
            [set(), set(), {("often", "flagged", "")}],
        )
        for order in orders:
            self.assert_clean(order)
        self.assertEqual(self.present(self.silver_card)["policy"]["today"], 3)

    def test_the_register_groups_by_cashier_shop_and_reason(self):
        self.program.write({"desk_keyed": "flag", "desk_often_from": 1})
        self.sell(self.present(self.silver_card), "keyed")
        self.sell(self.present(self.silver_card), "keyed", employee=self.boss)
        rows = self.env["loyalty.exception"].search([("config_id", "=", self.config.id)])
        groups = rows._read_group(
            [("id", "in", rows.ids)], ["employee_id", "warehouse_id", "reason"], ["__count"]
        )
        self.assertEqual(
            {(who.name, where, why): count for who, where, why, count in groups},
            {
                ("Vera", self.shop, "keyed"): 1,
                ("Boss", self.shop, "keyed"): 1,
                ("Boss", self.shop, "often"): 1,
            },
        )

    def test_goods_that_come_back_without_their_receipt_are_listed(self):
        order = self.ring_up_without_claim([self.line(self.lamp, -1)])
        self.assertEqual(self.register(order), {("no_receipt", "flagged", "")})
        self.assertEqual((self.spend(order), self.mismatches(order)), ([], set()))
        row = self.env["loyalty.exception"].search([("order_uuid", "=", order.uuid)])
        self.assertIn("100.00", row.note)
        sold = self.ring_up([self.line(self.lamp)], self.silver_card)
        back = self.refund(sold, {sold.lines: 1})
        self.assertEqual(self.register(back), set())

    def test_judging_again_lists_nothing_twice(self):
        self.program.desk_keyed = "flag"
        order = self.sell(self.present(self.silver_card), "keyed")
        order._loyalty_settle()
        self.assertEqual(len(self.register(order)), 1)
        row = self.env["loyalty.exception"].search([("order_uuid", "=", order.uuid)])
        with self.assertRaises(AccessError):
            row.unlink()

    # -- approvals ---------------------------------------------------------------------------

    def test_who_approves(self):
        self.assertEqual(self.approve("r-1", "keyed", badge="041boss")["state"], "approved")
        for shown, code in (
            ({"badge": "041nobody"}, "wrong_pin"),
            ({"manager": self.boss.id, "pin": "1234"}, "wrong_pin"),
            ({"manager": self.boss.id, "pin": ""}, "wrong_pin"),
            ({"manager": self.cashier.id, "pin": ""}, "wrong_pin"),
        ):
            answer = self.approve("r-2", "keyed", **shown)
            self.assertEqual((answer["state"], answer["code"]), ("refused", code))
        self.cashier.pin = "1111"
        answer = self.approve("r-2", "keyed", manager=self.cashier.id, pin="1111")
        self.assertEqual(answer["code"], "no_manager")
        # five wrong ones: nobody approves at this till for a while
        answer = self.approve("r-2", "keyed", badge="041boss")
        self.assertEqual(answer["code"], "too_many")
        rows = self.env["loyalty.exception"].search([("reason", "=", "wrong_pin")])
        self.assertEqual(rows.employee_id, self.cashier)
        self.assertEqual(len(rows), 5)

    def test_nonsense_is_refused(self):
        for request in (None, [], {}, {"order": "r", "reason": "own"}, {"reason": "keyed"}):
            answer = self.env["loyalty.exception"].approve(self.config.id, request)
            self.assertEqual(answer, {"state": "refused", "code": "bad_request"})

    def test_a_manager_of_another_company_approves_nothing(self):
        other = self.setup_other_company()["company"]
        self.boss.sudo().company_id = other
        self.assertEqual(self.approve("r-1", "keyed", badge="041boss")["code"], "wrong_pin")


@tagged("post_install", "-at_install")
class TestForeignCards(PresentedCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.city = cls.env["card.number.rule"].create(
            {
                "name": "City card",
                "prefix": "777",
                "length_min": 9,
                "length_max": 9,
                "company_id": cls.company.id,
            }
        )
        cls.group = cls.env["loyalty.group"].create(
            {"name": "Social card", "rule_ids": [(6, 0, cls.city.ids)], "seen_ok": True}
        )
        cls.offer = cls.make_program(
            "Social",
            levels=(),
            effect_ids=[(0, 0, {"kind": "percent", "percent": 7})],
            condition_ids=[(0, 0, {"kind": "group", "group_ids": [(6, 0, cls.group.ids)]})],
        )

    def foreign_holder(self):
        return {
            "v": 1,
            "status": "ok",
            "as_of": self.snapshot["as_of"],
            "number": None,
            "rule": None,
            "medium": None,
            "groups": self.group.ids,
            "birthday": None,
            "fields": {},
            "memberships": {},
            "uses": self.snapshot["uses"],
        }

    def sell_foreign(self, foreign, card=None):
        facts = self.foreign_holder()
        if card:
            facts = {**self.present(card), "groups": self.group.ids}

        def say(data):
            data["loyalty_claim"]["foreign"] = foreign
            if not card:
                data["loyalty_claim"]["card"] = None
                data["loyalty_claim"]["facts"]["source"] = "load"

        return self.ring_up([self.line(self.lamp)], facts=facts, change=say)

    def test_the_till_knows_the_rules_and_their_groups(self):
        expected = {
            "group": self.group.id,
            "name": "Social card",
            "rules": self.city.ids,
            "seen": True,
        }
        self.assertEqual(self.snapshot["foreign"], [expected])

    def test_its_group_for_this_receipt_only(self):
        order = self.sell_foreign({"rule": self.city.id, "group": None})
        self.assert_clean(order)
        self.assertEqual(order.amount_total, 93)
        self.assertNotIn("777", str(order.loyalty_claim))
        self.assertEqual(self.register(order), set())
        self.assertEqual(self.spend(order), [])

    def test_beside_the_shops_own_card(self):
        order = self.sell_foreign({"rule": self.city.id, "group": None}, self.silver_card)
        self.assert_clean(order)
        self.assertEqual(order.amount_total, 93)  # 7 % are more than Silver's 5 %
        self.assertEqual(self.spend(order), [("sale", 93.0)])

    def test_one_that_was_only_seen_is_counted(self):
        order = self.sell_foreign({"rule": None, "group": self.group.id})
        self.assert_clean(order)
        self.assertEqual(self.register(order), {("seen", "flagged", "")})
        self.group.seen_ok = False
        order = self.sell_foreign({"rule": None, "group": self.group.id})
        self.assertIn("tampered", {reason for reason, _code in self.mismatches(order)})

    def test_a_group_without_a_word_of_the_card_is_tampered(self):
        order = self.sell_foreign(None)
        self.assertIn("tampered", {reason for reason, _code in self.mismatches(order)})
