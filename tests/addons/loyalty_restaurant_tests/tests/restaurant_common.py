"""The shop of the tours as a restaurant with three tables."""

from odoo.addons.loyalty_discount.tests.tour_common import LoyaltyTourCase


class RestaurantCase(LoyaltyTourCase):
    """Tables 2, 4 and 5 on one floor; bills may be split; a member at Silver."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.main_pos_config.write({"module_pos_restaurant": True, "iface_splitbill": True})
        cls.main_pos_config.floor_ids.unlink()
        cls.floor = cls.env["restaurant.floor"].create(
            {"name": "Main Floor", "pos_config_ids": [(4, cls.main_pos_config.id)]}
        )
        cls.tables = cls.env["restaurant.table"].create(
            [
                {
                    "table_number": number,
                    "floor_id": cls.floor.id,
                    "seats": 4,
                    "position_h": 100 * place,
                    "position_v": 100,
                }
                for place, number in enumerate((2, 4, 5), 1)
            ]
        )
        cls.member = cls.silver_card.membership_ids

    def paid_orders(self):
        """The paid receipts of this test, oldest first."""
        return self.env["pos.order"].search(
            [("config_id", "=", self.main_pos_config.id), ("state", "=", "paid")], order="id"
        )

    def spend_of(self, order):
        """What the receipt counts, entry by entry."""
        found = self.env["loyalty.turnover"].search([("order_uuid", "=", order.uuid)])
        return found.mapped("amount")
