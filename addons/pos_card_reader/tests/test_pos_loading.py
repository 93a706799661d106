"""What the till gets of the number rules."""

from odoo.tests import tagged

from odoo.addons.point_of_sale.tests.common import TestPoSCommon


@tagged("post_install", "-at_install")
class TestPosLoading(TestPoSCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.config = cls.basic_config
        cls.Rule = cls.env["card.number.rule"]
        cls.Rule.search([]).unlink()
        values = {"name": "Shop", "prefix": "9200"}
        cls.own = cls.Rule.create(values)
        cls.shared = cls.Rule.create({**values, "company_id": False})
        other = cls.env["res.company"].create({"name": "Other"})
        cls.Rule.create({**values, "company_id": other.id})
        cls.Rule.create({**values, "active": False})

    def load(self):
        """Return the rules as the till of the company loads them."""
        self.open_new_session()
        return self.pos_session.load_data(["card.number.rule"])["card.number.rule"]

    def test_own_and_shared_rules_are_loaded(self):
        loaded = self.load()
        self.assertEqual({rule["id"] for rule in loaded}, {self.own.id, self.shared.id})
        self.assertEqual(
            set(loaded[0]),
            {"id", "name", "sequence", "prefix", "length_min", "length_max", "check_digit"}
            | {"pattern", "uid_format", "source_track1", "source_track2", "source_track3"}
            | {"source_barcode", "source_qr", "source_chip", "source_keyed"},
        )

    def test_a_sample_is_not_loaded(self):
        self.own.sample = ";9200000000015?"
        self.assertNotIn("9200000000015", str(self.load()))

    def test_later_loads_bring_all_rules(self):
        self.open_new_session()
        session = self.pos_session.with_context(pos_last_server_date="2999-01-01 00:00:00")
        loaded = session.load_data(["card.number.rule"])["card.number.rule"]
        self.assertEqual(len(loaded), 2)
