"""Offers at the till: price lists of groups, gifts, steps, messages, ways of paying."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursOffers(LoyaltyTourCase):
    """One receipt with an offer of each sort; till and server must agree to the cent."""

    def _make_offer(self, name, sequence, effect, condition=None):
        lane = self.env["loyalty.lane"].create(
            {"name": name, "sequence": sequence, "company_id": self.company.id}
        )
        return self.env["loyalty.program"].create(
            {
                "name": name,
                "program_type": "discount",
                "company_id": self.company.id,
                "currency_id": self.company.currency_id.id,
                "lane_id": lane.id,
                "effect_ids": [(0, 0, effect)],
                "condition_ids": [(0, 0, condition)] if condition else [],
            }
        )

    def _make_members_prices(self):
        """12.35 % off for Silver, by a price list that the till does not offer."""
        item = {
            "compute_price": "formula",
            "base": "list_price",
            "price_discount": 12.35,
            "product_tmpl_id": self.lamp.id,
            "applied_on": "1_product",
        }
        self.members = self.env["product.pricelist"].create(
            {
                "name": "Members",
                "company_id": self.company.id,
                "currency_id": self.company.currency_id.id,
                "item_ids": [(0, 0, item)],
            }
        )
        group = self.env["loyalty.group"].create(
            {
                "name": "Silver members",
                "company_id": self.company.id,
                "tier_ids": [(6, 0, self.silver.ids)],
                "price_ids": [(0, 0, {"pricelist_id": self.members.id})],
            }
        )
        prices = {"kind": "price_list", "price_group_ids": [(6, 0, group.ids)]}
        self._make_offer("Members' prices", 5, prices)

    def _make_offers(self):
        self._make_members_prices()
        gift = {
            "kind": "gift",
            "gift_product_ids": [(6, 0, self.plate.product_variant_ids.ids)],
            "counted_pieces": 2,
            "product_ids": [(6, 0, self.vase.product_variant_ids.ids)],
        }
        self._make_offer("Plate for two", 20, gift)
        step = (0, 0, {"start": 5000, "value": 2})
        by_amount = {"kind": "percent", "scale_over": "amount", "step_ids": [step]}
        self._make_offer("More for more", 30, by_amount)
        bank = self.env["pos.payment.method"].search(
            [("name", "=", "Bank"), ("id", "in", self.main_pos_config.payment_method_ids.ids)]
        )
        paid_by = {"kind": "payment_method", "payment_method_ids": [(6, 0, bank.ids)]}
        self._make_offer("By bank", 40, {"kind": "percent", "percent": 10}, paid_by)
        message = self.env["loyalty.message"].create(
            {"name": "Bag", "text": "Do you need a bag?", "company_id": self.company.id}
        )
        self._make_offer("Bag", 50, {"kind": "message", "message_id": message.id})

    def test_offers_of_each_sort_on_one_receipt(self):
        self._make_offers()
        self.start_pos_tour("loyalty_offers")
        order = self._last_order()
        self._assert_judged(order)
        judgement = self.env["loyalty.judgement"]._of_order(order)
        entries = self.env["loyalty.discount.entry"].search([("order_id", "=", order.id)])
        self.assertEqual(
            set(entries.mapped("reason")), {"price_list", "level_discount", "gift", "percent"}
        )
        lamp = self.lamp.product_variant_id
        (line,) = [row for row in judgement.basket["lines"] if row["product"] == lamp.id]
        self.assertEqual(line["prices"], {str(self.members.id): 87650000})
        # 100.00 - 12.35 - 4.38 = 83.27, by bank 8.33 less
        self.assertEqual(order.lines.filtered(lambda x: x.product_id == lamp).price_subtotal, 74.94)
        self.assertEqual(judgement.basket["payments"][0]["share"], 1000000)
        self.assertEqual(order.payment_ids.mapped("amount"), [order.amount_total])
        self.assertGreaterEqual(judgement.basket["wall"]["elapsed"], 0)
        self.assertTrue(order.loyalty_claim["begun"])
