"""The number rule model: what it refuses, what it reads, who may change it."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger

NUMBER = "9200000000015"  # Luhn: 9 + 2*2 + 1*2 + 5 = 20


@tagged("post_install", "-at_install")
class TestCardNumberRule(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Rule = cls.env["card.number.rule"]
        cls.Rule.search([]).active = False
        cls.company = cls.env.company
        cls.rule = cls.create_rule()

    @classmethod
    def create_rule(cls, **values):
        """Create the rule of the shop's card, changed by `values`."""
        defaults = {
            "name": "Shop card",
            "prefix": "9200",
            "length_min": 13,
            "length_max": 13,
            "check_digit": "luhn",
            "sample": f";{NUMBER}=4912?",
        }
        return cls.Rule.create({**defaults, **values})

    def assertRefused(self, text, **values):
        """Assert that a rule with `values` is refused with a message holding `text`."""
        with self.assertRaisesRegex(ValidationError, text):
            self.create_rule(**values)

    def test_decode(self):
        read = self.Rule._decode(f";{NUMBER}=4912?\r", "swipe", self.company)
        expected = {"kind": "card", "number": NUMBER, "source": "track2"}
        self.assertEqual(read, {**expected, "rule": self.rule.id, "warnings": []})

    def test_decode_payment_card(self):
        refusal = self.Rule._decode(";4111111111111111=3012101?\r", "swipe", self.company)
        expected = {"kind": "refused", "reason": "payment_card", "source": "swipe"}
        self.assertEqual(refusal, {**expected, "detail": "visa"})

    def test_check_number(self):
        read = self.Rule._check_number(NUMBER, "keyed", self.company)
        self.assertEqual((read["kind"], read["rule"]), ("card", self.rule.id))
        self.assertEqual(self.Rule._check_number(NUMBER, "swipe", self.company)["kind"], "card")
        self.assertEqual(self.Rule._check_number(NUMBER, False, self.company)["kind"], "card")
        wrong = self.Rule._check_number("9200000000010", "keyed", self.company)
        self.assertEqual(wrong["reason"], "bad_check_digit")
        foreign = self.Rule._check_number("1234567890123", "keyed", self.company)
        self.assertEqual(foreign["reason"], "no_rule")
        not_read_there = self.Rule._check_number(NUMBER, "track3", self.company)
        self.assertEqual(not_read_there["reason"], "no_rule")

    def test_the_number_of_a_chip_as_an_rfid_reader_types_it(self):
        chips = {"name": "Chips", "prefix": False, "length_min": 8, "length_max": 8}
        chips |= {"check_digit": "none", "sample": "0002732980", "source_chip": True}
        rule = self.create_rule(**chips, uid_format="dec_be")
        self.assertEqual(rule.sample_result, "Number 0029B3B4")
        read = self.Rule._decode("0002732980", "scan", self.company)
        self.assertEqual((read["number"], read["rule"]), ("0029B3B4", rule.id))
        tapped = self.Rule._check_number(read["number"], "tap", self.company)
        self.assertEqual(tapped["kind"], "card")
        self.assertRefused("goods could be taken", **chips, uid_format="hex_be")

    def test_first_rule_by_sequence_wins(self):
        first = self.create_rule(name="First", sequence=1)
        self.assertEqual(self.Rule._check_number(NUMBER, "keyed", self.company)["rule"], first.id)
        first.sequence = 99
        read = self.Rule._check_number(NUMBER, "keyed", self.company)
        self.assertEqual(read["rule"], self.rule.id)

    def test_rules_are_followed_at_once(self):
        """They are kept by the registry, and forgotten whenever one is made, changed or deleted."""

        def read():
            return self.Rule._check_number(NUMBER, "swipe", self.company).get("rule")

        self.assertEqual(read(), self.rule.id)
        first = self.create_rule(sequence=1)
        self.assertEqual(read(), first.id)
        first.sequence = 20
        self.assertEqual(read(), self.rule.id)
        self.rule.prefix = "9300"
        self.assertEqual(read(), first.id)
        first.unlink()
        self.assertIsNone(read())

    def test_archived_rules_read_nothing(self):
        self.rule.action_archive()
        refusal = self.Rule._check_number(NUMBER, "keyed", self.company)
        self.assertEqual(refusal["reason"], "no_rule")

    def test_rules_of_other_companies_read_nothing(self):
        other = self.env["res.company"].create({"name": "Other"})
        self.assertEqual(self.Rule._check_number(NUMBER, "keyed", other)["reason"], "no_rule")
        self.rule.company_id = False
        self.assertEqual(self.Rule._check_number(NUMBER, "keyed", other)["kind"], "card")

    def test_sample_result(self):
        self.assertEqual(self.rule.sample_result, f"Number {NUMBER}")
        self.rule.sample = NUMBER
        self.assertEqual(self.rule.sample_result, f"Number {NUMBER}")
        self.rule.sample = ";9200000000010?"
        self.assertEqual(self.rule.sample_result, "The check digit of the number is wrong.")
        self.rule.sample = f";{NUMBER}"
        self.assertIn("Swipe again", self.rule.sample_result)
        self.rule.sample = False
        self.assertFalse(self.rule.sample_result)

    def test_sample_of_a_track_without_sentinels(self):
        tracks_only = {"source_barcode": False, "source_keyed": False, "source_track1": False}
        rule = self.create_rule(sample=f"{NUMBER}=4912", **tracks_only)
        self.assertEqual(rule.sample_result, f"Number {NUMBER}")

    def test_sample_is_no_payment_card(self):
        self.assertRefused("payment card", sample=";4111111111111111=3012101?")
        self.assertRefused("payment card", sample="4111111111111111")
        self.assertRefused("payment card", sample="4111 1111 1111 1111")

    def test_lengths(self):
        for lengths in ((0, 5), (9, 8), (8, 33)):
            with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
                self.create_rule(
                    prefix="",
                    source_barcode=False,
                    length_min=lengths[0],
                    length_max=lengths[1],
                )
                self.env.flush_all()

    def test_prefix(self):
        self.assertRefused("letters and digits only", prefix="92-0")
        self.assertRefused("has digits only", prefix="AB")
        self.assertRefused("longer than the shortest", prefix="92000000", length_min=5)
        self.assertRefused("taken for cards", prefix="")
        self.assertRefused("taken for cards", prefix="9")
        self.assertTrue(self.create_rule(prefix="", source_barcode=False))

    def test_ean13_length(self):
        self.assertRefused("13 digits", check_digit="ean13", length_max=14)
        self.assertTrue(self.create_rule(check_digit="ean13", sample=False))

    def test_pattern(self):
        self.assertRefused("exactly one group", pattern="9200[0-9]{9}")
        self.assertRefused("do not read alike", pattern=r"(?P<number>\w+)")
        self.assertRefused("too many repeats", pattern="A*B*C*D*(?P<number>9)")
        self.assertRefused("not a valid", pattern="(?P<number>[9-0])")
        self.assertRefused("too long", pattern="(?P<number>9)" + "0" * 120)
        rule = self.create_rule(pattern="0*(?P<number>9200[0-9]{9})", sample=f"000{NUMBER}")
        self.assertEqual(rule.sample_result, f"Number {NUMBER}")

    def test_sources(self):
        none = ["track1", "track2", "barcode", "keyed"]
        self.assertRefused("where the number", **{f"source_{name}": False for name in none})

    def test_access(self):
        user = new_test_user(self.env, "card_user", groups="point_of_sale.group_pos_user")
        manager = new_test_user(self.env, "card_manager", groups="point_of_sale.group_pos_manager")
        nobody = new_test_user(self.env, "card_nobody", groups="base.group_user")
        self.assertEqual(self.rule.with_user(user).prefix, "9200")
        for operation in ("write", "create", "unlink"):
            self.assertFalse(self.rule.with_user(user).has_access(operation))
            self.assertTrue(self.rule.with_user(manager).has_access(operation))
        with self.assertRaises(AccessError):
            self.rule.with_user(nobody).read(["prefix"])

    def test_company_rule(self):
        other = self.env["res.company"].create({"name": "Other"})
        foreign = self.create_rule(company_id=other.id)
        shared = self.create_rule(company_id=False)
        manager = new_test_user(
            self.env,
            "card_manager_here",
            groups="point_of_sale.group_pos_manager",
            company_id=self.company.id,
        )
        seen = self.Rule.with_user(manager).search([])
        self.assertIn(shared, seen)
        self.assertNotIn(foreign, seen)
        with self.assertRaises(AccessError):
            foreign.with_user(manager).write({"prefix": "9201"})

    def test_the_model_offers_what_the_codec_knows(self):
        kinds = [kind for kind, _label in self.Rule._fields["check_digit"].selection]
        from ..codec import CHECK_DIGITS, REASONS
        from ..models.reason_text import reason_text

        self.assertEqual(tuple(kinds), CHECK_DIGITS)
        self.assertTrue(all(reason_text(self.env, reason) for reason in REASONS))
