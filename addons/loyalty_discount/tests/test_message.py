"""Card messages: issue, holder of a sold card, undo; each applied once."""

import uuid

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import LoyaltyCase

MOMENT = "2026-01-15T09:40:00Z"


class MessageCase(LoyaltyCase):
    """A till with a card in its drawer and a cashier who gives it."""

    def setUp(self):
        super().setUp()
        self.open_till()
        self.card = self.make_card(200)
        self.cashier = self.make_user("cashier_m", "point_of_sale.group_pos_user")

    def message(self, kind="issue", card=None, **values):
        return {
            "v": 1,
            "uuid": str(uuid.uuid4()),
            "kind": kind,
            "number": (card or self.card).number,
            "presented": "scan",
            "moment": MOMENT,
            "session": self.pos_session.id,
            "employee": None,
            "order": None,
            "reason": "",
            "holder": None,
            "consent": None,
            **values,
        }

    def form(self, **holder):
        return {
            "holder": {
                "partner": None,
                "name": "Ivan",
                "phone": "+7 900 000",
                "email": "",
                **holder,
            },
            "consent": {
                "text": self.consent_text.id,
                "version": "2026-01",
                "channel": "screen",
                "at": MOMENT,
            },
        }

    def deliver(self, *messages):
        return self.env["loyalty.medium.message"].with_user(self.cashier).deliver(list(messages))

    def sell(self, card, **order):
        line = self.line(self.card_product, loyalty_card_number=card.number)
        return self.ring_up([line], **order)


@tagged("post_install", "-at_install")
class TestMessage(MessageCase):
    def assert_refused(self, message, code):
        (result,) = self.deliver(message)
        self.assertEqual((result["state"], result["code"]), ("refused", code))
        return result

    # -- issue -------------------------------------------------------------------------------

    def test_issue_to_a_new_holder(self):
        message = self.message(**self.form())
        (result,) = self.deliver(message)
        self.assertEqual((result["uuid"], result["state"]), (message["uuid"], "applied"))
        self.assertEqual(result["facts"]["status"], "ok")
        self.assertEqual(result["facts"]["holder"]["name"], "Ivan")
        self.assertEqual(self.card.state, "active")
        self.assertEqual(self.card.membership_ids.tier_id, self.classic)
        self.assertEqual(self.card.partner_id.phone, "+7 900 000")
        self.assertEqual(self.card.issue_session_id, self.pos_session)
        self.assertEqual(self.card.issue_user_id, self.cashier)
        consent = self.env["loyalty.consent"].search([("medium_id", "=", self.card.id)])
        self.assertEqual((consent.version, consent.channel), ("2026-01", "screen"))
        self.assertEqual(consent.user_id, self.cashier)

    def test_issue_to_nobody(self):
        (result,) = self.deliver(self.message())
        self.assertEqual(result["state"], "applied")
        self.assertFalse(self.card.partner_id)
        self.assertTrue(self.card.membership_ids)

    def test_delivered_twice_answers_the_same(self):
        message = self.message(**self.form())
        first = self.deliver(message)
        partners = self.env["res.partner"].search_count([])
        self.assertEqual(self.deliver(message), first)
        self.assertEqual(self.env["res.partner"].search_count([]), partners)
        self.assertEqual(len(self.card.event_ids), 1)

    def test_a_holder_who_has_a_membership_keeps_it(self):
        partner = self.silver_card.partner_id
        self.deliver(self.message(**self.form(partner=partner.id)))
        self.assertEqual(self.card.membership_ids, self.silver_member)

    def test_no_consent_no_holder(self):
        form = {**self.form(), "consent": None}
        self.assert_refused(self.message(**form), "consent_missing")
        form = self.form()
        form["consent"]["version"] = "1999-01"
        self.assert_refused(self.message(**form), "consent_missing")
        self.assertEqual(self.card.state, "stock")

    def test_required_fields(self):
        result = self.assert_refused(self.message(**self.form(phone="")), "form_incomplete")
        self.assertEqual(result["params"], {"missing": ["phone"]})

    def test_refusals(self):
        other = self.env["stock.warehouse"].create({"name": "Second shop", "code": "SH2"})
        far = self.make_card(201, location_id=other.lot_stock_id.id)
        for_sale = self.make_card(202, purpose="sale")
        void = self.make_card(203)
        void._set_state("void")
        self.assert_refused(self.message(card=far), "other_shop")
        self.assert_refused(self.message(card=for_sale), "wrong_purpose")
        self.assert_refused(self.message(card=void), "not_in_stock")
        self.assert_refused(self.message(card=self.silver_card), "already_issued")
        self.assert_refused(self.message(number=self.number(999)), "unknown_number")

    def test_a_payment_number_is_refused_and_not_kept(self):
        number = "4111111111111111"
        self.assert_refused(self.message(number=number), "bad_number")
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT count(*) FROM loyalty_medium_message m WHERE m::text LIKE %s", [f"%{number}%"]
        )
        self.assertEqual(self.env.cr.fetchone(), (0,))

    def test_one_bad_message_does_not_stop_the_others(self):
        good = self.message()
        results = self.deliver({"v": 99}, self.message(number=self.number(999)), good)
        self.assertEqual([result["state"] for result in results], ["refused", "applied"])

    def test_a_session_of_another_company_is_refused(self):
        other = self.setup_other_company()["company"]
        stranger = self.make_user("stranger", "point_of_sale.group_pos_user", other)
        with self.assertRaises(AccessError):
            self.env["loyalty.medium.message"].with_user(stranger).deliver([self.message()])

    # -- undo --------------------------------------------------------------------------------

    def test_undo_in_the_same_shift(self):
        self.deliver(self.message(**self.form()))
        membership = self.card.membership_ids
        (result,) = self.deliver(self.message("undo", reason="wrong card"))
        self.assertEqual(result["state"], "applied")
        self.assertEqual(result["facts"]["status"], "not_issued")
        self.assertEqual(self.card.state, "stock")
        self.assertFalse(self.card.membership_ids | membership.filtered("active"))
        (again,) = self.deliver(self.message(**self.form()))
        self.assertEqual(again["state"], "applied")

    def test_undo_is_refused(self):
        self.deliver(self.message())
        self.assert_refused(self.message("undo"), "reason_missing")
        self.card._set_state("blocked", "lost")
        self.assert_refused(self.message("undo", reason="oops"), "already_used")

    def test_undo_of_a_second_card_leaves_the_holder_alone(self):
        partner = self.silver_card.partner_id
        self.deliver(self.message(**self.form(partner=partner.id)))
        (result,) = self.deliver(self.message("undo", reason="wrong card"))
        self.assertEqual(result["state"], "applied")
        self.assertTrue(self.silver_member.active)
        self.assertEqual(self.silver_member.medium_ids, self.silver_card)

    def test_undo_in_another_shift_is_refused(self):
        self.deliver(self.message())
        other = self.config.copy({"name": "Second till"})
        other.open_ui()
        message = self.message("undo", reason="oops", session=other.current_session_id.id)
        self.assert_refused(message, "not_same_session")

    def test_undo_after_the_card_was_used_on_a_receipt(self):
        self.deliver(self.message())
        self.ring_up([self.line(self.lamp)], self.card)
        self.assert_refused(self.message("undo", reason="oops"), "already_used")

    # -- holder of a sold card ---------------------------------------------------------------

    def test_form_before_its_order(self):
        card = self.make_card(210, purpose="sale", product_id=self.card_product.id)
        sold = str(uuid.uuid4())
        (result,) = self.deliver(self.message("sale", card, order=sold, **self.form()))
        self.assertEqual(result["state"], "applied")
        self.assertEqual(card.state, "stock")
        self.sell(card, uuid=sold)
        self.assertEqual(card.state, "active")
        self.assertEqual(card.partner_id.name, "Ivan")

    def test_form_after_its_order(self):
        card = self.make_card(211, purpose="sale", product_id=self.card_product.id)
        order = self.sell(card)
        self.assertFalse(card.partner_id)
        self.deliver(self.message("sale", card, order=order.uuid, **self.form()))
        self.assertEqual(card.partner_id.name, "Ivan")
        self.assertEqual(card.membership_ids.partner_id, card.partner_id)

    def test_form_for_a_card_sold_elsewhere(self):
        message = self.message("sale", self.silver_card, order="x", **self.form())
        self.assert_refused(message, "already_issued")
