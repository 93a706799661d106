"""The one box above the register of numbers."""

from lxml import etree

from odoo.tests import tagged
from odoo.tools import SQL
from odoo.tools.safe_eval import safe_eval

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

    def test_counting_goes_by_the_holders(self):
        cards = self.env["loyalty.medium"]
        domain = [("register_search", "ilike", "anna"), ("batch_id", "=", self.batch.id)]
        self.assertEqual(cards.search_count(domain), 1)
        self.assertEqual(cards.search(domain), self.anna)
        ways = {
            order: "ANY(ARRAY(" in cards._search(domain, order=order).select().code
            for order in (None, "number")
        }
        self.assertEqual(ways, {None: True, "number": False})

    def test_an_index_has_the_order_of_the_list(self):
        query = self.env["loyalty.medium"].sudo()._search([], limit=80, order="number, id").select()
        self.env.cr.execute("SET LOCAL enable_seqscan TO off; SET LOCAL enable_sort TO off")
        plan = self.env.execute_query(SQL("EXPLAIN %s", query))
        self.env.cr.execute("SET LOCAL enable_seqscan TO on; SET LOCAL enable_sort TO on")
        self.assertIn("number_order_index", " ".join(row[0] for row in plan))

    def test_by_the_number_of_a_chip(self):
        chip = self.anna.copy({"number": "0029B3B4", "batch_id": False, "serial": False})
        domain = [("register_search", "ilike", "0029b3")]
        self.assertEqual(self.env["loyalty.medium"].search(domain), chip)

    def test_movements_are_found_by_a_number_within_their_range(self):
        lost = self.post("shortage", (5, 9)).range_ids
        ranges = self.env["loyalty.move.range"]
        arch = etree.fromstring(ranges.get_view(view_type="search")["arch"])
        (box,) = arch.xpath("//field[@name='first_number']")
        for serial, found in ((4, ranges), (5, lost), (7, lost), (9, lost), (10, ranges)):
            domain = safe_eval(box.get("filter_domain"), {"self": self.printed(serial)})
            self.assertEqual(ranges.search([*domain, ("act_id", "!=", False)]), found)

    def test_signs_of_a_pattern_are_no_pattern(self):
        self.assertFalse(self.found("a_na"))
        self.assertFalse(self.found("%tro%"))
