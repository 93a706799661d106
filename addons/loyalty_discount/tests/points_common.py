"""A shop whose buyers collect points of core's loyalty program beside our cards."""

from odoo.tests import tagged

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class PointsCase(LoyaltyCase):
    """0.1 point for each unit of money; 50 points are 10 off. The customer has 100 points."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.points_program = cls.env["loyalty.program"].create(
            {
                "name": "Points",
                "program_type": "loyalty",
                "applies_on": "both",
                "trigger": "auto",
                "company_id": cls.company.id,
                "currency_id": cls.company.currency_id.id,
                "rule_ids": [
                    (5, 0),
                    (0, 0, {"reward_point_mode": "money", "reward_point_amount": 0.1}),
                ],
                "reward_ids": [
                    (5, 0),
                    (
                        0,
                        0,
                        {
                            "reward_type": "discount",
                            "discount_mode": "per_order",
                            "discount": 10,
                            "required_points": 50,
                        },
                    ),
                ],
            }
        )
        cls.reward = cls.points_program.reward_ids
        cls.card = cls.make_points_card(cls.customer, 100)
        cls.cashier = cls.make_user("p_cashier", "point_of_sale.group_pos_user")

    def setUp(self):
        super().setUp()
        self.open_till()

    @classmethod
    def make_points_card(cls, partner, points):
        return cls.env["loyalty.card"].create(
            {"program_id": cls.points_program.id, "partner_id": partner.id, "points": points}
        )

    def change(self, points, **values):
        """One entry of a point claim, as core's till says it."""
        return {
            "points": points,
            "program_id": self.points_program.id,
            "coupon_id": self.card.id,
            "line_codes": [],
            **values,
        }

    def sale_data(self, lines, coupons, change=None, customer=None, **values):
        """Order data with the point claim ``coupons``; None for none, False for no customer."""
        customer = self.customer if customer is None else customer or None
        data = self.order_data(lines, customer=customer, **values)
        if coupons is not None:
            if isinstance(coupons, dict):
                coupons = {str(key): entry for key, entry in coupons.items()}
            data["loyalty_point_claim"] = {"v": 1, "coupons": coupons}
        if change:
            change(data)
        return data

    def sell(self, lines, coupons, **values):
        """A sale without one of our cards, as a till of core's programs sends it."""
        return self.sync(self.sale_data(lines, coupons, **values))
