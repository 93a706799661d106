"""The one box above the register of numbers."""

from odoo.tests import tagged

from .acts import StockActsCase


@tagged("post_install", "-at_install")
class TestRegisterSearch(StockActsCase):
    """Two cards with holders, among thirty."""

    def setUp(self):
        super().setUp()
        self.open_till()
        self.anna, self.shop = self.cards(self.batch)[:2]
        self.give(self.anna, holder="Anna Petrova")
        self.give(self.shop, holder="Kiosk 24 Nevsky")
        self.anna.partner_id.phone = "+7 921 123-45-67"

    def found(self, text):
        """What the box finds."""
        return self.env["loyalty.medium"].search(
            [("register_search", "ilike", text), ("batch_id", "=", self.batch.id)]
        )

    def test_by_number(self):
        self.assertEqual(self.found(self.anna.number), self.anna)
        beginning = self.anna.number[:-2]
        same = self.cards(self.batch).filtered(lambda card: card.number.startswith(beginning))
        self.assertLessEqual(same | self.anna, self.found(beginning))

    def test_by_phone(self):
        for text in ("+7 921 123-45-67", "8 (921) 123 45 67", "9211234567"):
            self.assertEqual(self.found(text), self.anna)

    def test_by_name_digits_in_it_or_not(self):
        for text in ("anna", "Anna Petrova", "ANNA PE"):
            self.assertEqual(self.found(text), self.anna)
        for text in ("kiosk", "Kiosk 24", "kiosk 24 nevsky"):
            self.assertEqual(self.found(text), self.shop)
        self.assertFalse(self.found("Petrova"))

    def test_by_the_number_of_a_chip(self):
        chip = self.anna.copy({"number": "0029B3B4", "batch_id": False, "serial": False})
        domain = [("register_search", "ilike", "0029b3")]
        self.assertEqual(self.env["loyalty.medium"].search(domain), chip)

    def test_signs_of_a_pattern_are_no_pattern(self):
        self.assertFalse(self.found("a_na"))
        self.assertFalse(self.found("%tro%"))
