"""Register of numbers: state machine, facts at the till, screens."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import LoyaltyCase

STATES = ("stock", "active", "blocked", "replaced", "expired", "void")
ALLOWED = {
    ("stock", "active"),
    ("stock", "void"),
    ("active", "blocked"),
    ("active", "replaced"),
    ("active", "expired"),
    ("active", "void"),
    ("blocked", "active"),
    ("blocked", "void"),
}


@tagged("post_install", "-at_install")
class TestMedium(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()
        self.card = self.make_card(100)

    def test_every_path_of_the_state_machine(self):
        for before in STATES:
            for after in STATES:
                self.card.sudo().write({"state": before})
                if (before, after) in ALLOWED:
                    self.card._set_state(after, "because")
                    self.assertEqual(self.card.state, after)
                else:
                    with self.assertRaises(UserError, msg=f"{before} -> {after}"):
                        self.card._set_state(after, "because")

    def test_the_way_back_is_open_on_request_only(self):
        self.card._set_state("active")
        with self.assertRaises(UserError):
            self.card._set_state("stock")
        self.card._set_state("stock", "undo", going_back=True)
        self.assertEqual(self.card.event_ids.mapped("to_state"), ["stock", "active"])
        names = dict(self.card.event_ids._fields["to_state"]._description_selection(self.env))
        self.assertEqual((names["stock"], names["active"]), ("In stock", "Active"))
        for state in ("active", "replaced"):
            self.card._set_state(state)
        with self.assertRaises(UserError):
            self.card._set_state("stock", going_back=True)
        self.card._set_state("active", "taken back", going_back=True)

    @mute_logger("odoo.sql_db")
    def test_a_number_is_registered_once_in_a_company(self):
        with self.assertRaisesRegex(Exception, "registered already|unique"):
            self.make_card(100)
            self.env.flush_all()

    def test_program_of_another_company_is_refused(self):
        other = self.env["res.company"].create({"name": "Other"})
        with self.assertRaises(ValidationError):
            self.make_card(101, company_id=other.id)

    def test_masked(self):
        self.assertEqual(self.silver_card.masked_number, "9200•••••" + self.number(1)[-4:])

    def test_found_by_number_holder_and_phone(self):
        self.silver_card.partner_id.phone = "+7 900 111"
        for text in (self.number(1), "petrova", "900 111"):
            found = self.env["loyalty.medium"].name_search(text)
            self.assertIn(self.silver_card.id, [card for card, _name in found], text)

    def test_block_and_unblock_with_a_reason(self):
        wizard = self.env["loyalty.medium.reason"].create(
            {"medium_ids": self.silver_card.ids, "action": "block", "reason": "lost"}
        )
        wizard.action_apply()
        self.assertEqual(self.silver_card.state, "blocked")
        self.assertEqual(self.silver_card.event_ids[0].reason, "lost")
        wizard.action = "unblock"
        wizard.action_apply()
        self.assertEqual(self.silver_card.state, "active")

    def test_only_unused_cards_can_be_deleted(self):
        self.card.unlink()
        with self.assertRaises(UserError):
            self.silver_card.unlink()

    def test_screens_open_for_a_marketer(self):
        self.env["loyalty.medium"].get_views([(False, "list"), (False, "form")])
        self.silver_card.web_read({"number": {}, "tier_id": {}, "membership_ids": {}})


@tagged("post_install", "-at_install")
class TestPresentCard(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()

    def test_ok(self):
        facts = self.present(self.silver_card)
        self.assertEqual(facts["status"], "ok")
        self.assertEqual(facts["holder"]["name"], "Anna Petrova")
        membership = facts["memberships"][str(self.program.id)]
        self.assertEqual(membership["level"], self.silver.id)
        self.assertEqual(membership["spend"], {"life": 1234500})
        self.assertEqual(facts["rule"], self.rule.id)
        self.assertRegex(facts["as_of"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_keys_are_those_of_the_contract(self):
        keys = (
            "v status as_of number masked medium rule program holder groups birthday fields "
            "memberships uses policy purpose product lot_name same_receipt params"
        )
        for card in (self.silver_card, "nonsense"):
            self.assertEqual(set(self.present(card)), set(keys.split()))

    def test_anonymous(self):
        facts = self.present(self.make_active_card(3))
        self.assertEqual((facts["status"], facts["holder"]), ("ok", None))
        self.assertTrue(facts["memberships"])

    def test_not_issued_says_what_to_do(self):
        card = self.make_card(4, purpose="sale", product_id=self.card_product.id)
        facts = self.present(card)
        self.assertEqual(facts["status"], "not_issued")
        self.assertEqual((facts["purpose"], facts["product"]), ("sale", self.card_product.id))
        self.assertEqual(
            facts["params"],
            {
                "consent_text": self.consent_text.id,
                "join_minor": 0,
                "required": ["name", "phone"],
            },
        )
        self.assert_tells_nothing(facts)

    def test_stock_of_another_shop(self):
        other = self.env["stock.warehouse"].create({"name": "Second shop", "code": "SH2"})
        card = self.make_card(5, location_id=other.lot_stock_id.id)
        facts = self.present(card)
        self.assertEqual(facts["status"], "other_shop")
        self.assertIsNone(facts["medium"])

    def test_other_states(self):
        card = self.make_active_card(6, "Olga")
        for state in ("blocked", "replaced", "expired", "void"):
            card.sudo().write({"state": state})
            facts = self.present(card)
            self.assertEqual(facts["status"], state)
            self.assert_tells_nothing(facts)

    def test_unknown_bad_and_payment_numbers(self):
        self.assertEqual(self.present(self.number(999))["status"], "unknown")
        self.assertEqual(self.present("9200000000018")["status"], "bad_number")
        self.assertEqual(self.present("4111111111111111")["status"], "bad_number")
        self.assertEqual(self.present("")["status"], "bad_number")

    def test_a_chip_is_tapped_and_needs_a_rule_that_reads_chips(self):
        card = self.make_active_card(7, "Pavel")
        self.assertEqual(self.present(card, "tap")["status"], "bad_number")
        self.rule.source_chip = True
        self.assertEqual(self.present(card, "tap")["status"], "ok")

    def test_card_of_another_company_is_foreign_and_tells_nothing(self):
        other = self.setup_other_company()["company"]
        program = self.program.sudo().copy({"company_id": other.id, "name": "Theirs"})
        self.env["loyalty.medium"].sudo().create(
            {"number": self.number(7), "company_id": other.id, "program_id": program.id}
        )
        facts = self.present(self.number(7))
        self.assertEqual(facts["status"], "foreign")
        self.assert_tells_nothing(facts)

    def test_a_till_of_another_company_is_refused(self):
        cashier = self.make_user("cashier_a", "point_of_sale.group_pos_user")
        other = self.setup_other_company()["company"]
        config = (
            self.env["pos.config"]
            .with_company(other)
            .sudo()
            .create({"name": "Theirs", "company_id": other.id})
        )
        with self.assertRaises(AccessError):
            self.env["loyalty.medium"].with_user(cashier).present_card(
                self.number(1), "scan", config.id
            )

    def test_only_cashiers_present_cards(self):
        clerk = self.make_user("clerk", "base.group_user")
        with self.assertRaises(AccessError):
            self.env["loyalty.medium"].with_user(clerk).present_card(
                self.number(1), "scan", self.config.id
            )

    def test_a_cashier_presents_without_reading_the_register(self):
        cashier = self.make_user("cashier_b", "point_of_sale.group_pos_user")
        mediums = self.env["loyalty.medium"].with_user(cashier)
        facts = mediums.present_card(self.number(1), "scan", self.config.id)
        self.assertEqual(facts["status"], "ok")
        with self.assertRaises(AccessError):
            mediums.search([])

    def test_program_that_is_not_offered_here(self):
        self.program.pos_ok = False
        self.assertEqual(self.present(self.silver_card)["status"], "unknown")

    def assert_tells_nothing(self, facts):
        self.assertIsNone(facts["holder"])
        self.assertEqual(facts["memberships"], {})
