"""The card reader in a real till, with real key events."""

import json
from pathlib import Path

from odoo.tests import tagged
from odoo.tools.misc import file_path

from odoo.addons.point_of_sale.tests.test_frontend import TestPointOfSaleHttpCommon

from .common import PAYMENT_DIGITS, CardReaderTourMixin, make_shop_rule


@tagged("post_install", "-at_install")
class TestCardReaderTours(CardReaderTourMixin, TestPointOfSaleHttpCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule = make_shop_rule(cls.env, cls.main_pos_config.company_id)

    def setUp(self):
        super().setUp()
        self.main_pos_config.with_user(self.pos_user).open_ui()

    def test_swipe_on_every_screen(self):
        self.start_pos_tour("pos_card_reader_swipe")
        # A card is asked for by those who subscribed, not by the look-up of goods.
        self.assertNotSent("9200000000015")

    def test_swipe_on_screens_with_fields(self):
        self.start_pos_tour("pos_card_reader_screens")
        self.assertNotSent("9200000000015")

    def test_payment_card_goes_nowhere(self):
        self.start_pos_tour("pos_card_reader_payment_card")
        self.assertNotSent(PAYMENT_DIGITS)

    def test_scan_and_key(self):
        organizer = self.env["product.product"].search([("name", "=", "Desk Organizer")], limit=1)
        organizer.barcode = "9200000000023"
        self.rule.source_chip = True
        self.start_pos_tour("pos_card_reader_scan_and_key")
        self.assertNotSent("9200000000015")

    def test_typing_by_hand(self):
        self.start_pos_tour("pos_card_reader_typing")

    def test_swipe_now(self):
        self.main_pos_config.card_reader_simulated = True
        self.start_pos_tour("pos_card_reader_test_screen")
        self.assertNotSent(PAYMENT_DIGITS)
        self.assertNotSent("9200000000015")

    def test_readers_that_the_browser_opens(self):
        self.start_pos_tour("pos_card_reader_browser_readers")
        self.assertNotSent(PAYMENT_DIGITS)
        self.assertNotSent("9200000000015")

    def test_vectors_in_the_browser(self):
        folder = Path(file_path("pos_card_reader/static/tests/vectors"))
        names = json.dumps(sorted(path.stem for path in folder.glob("*.json")))
        tour = "pos_card_reader_vectors"
        start = f"window.cardReaderVectors = {names}; odoo.startTour({tour!r}, {{}})"
        self.start_pos_tour(tour, code=start)
