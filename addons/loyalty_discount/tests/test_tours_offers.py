"""Offers at the till: price lists of groups, gifts, steps, messages, ways of paying."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursOffers(LoyaltyTourCase):
    """One receipt with an offer of each sort; till and server must agree to the cent."""

    def _make_offer(self, name, sequence, effect, condition=None, **values):
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
                **values,
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
        self._make_offer_by_bank()
        message = self.env["loyalty.message"].create(
            {"name": "Bag", "text": "Do you need a bag?", "company_id": self.company.id}
        )
        self._make_offer("Bag", 50, {"kind": "message", "message_id": message.id})

    def _make_offer_by_bank(self, part="whole", name="Bank"):
        bank = self.env["pos.payment.method"].search(
            [("name", "=", name), ("id", "in", self.main_pos_config.payment_method_ids.ids)]
        )
        paid_by = {"kind": "payment_method", "payment_method_ids": [(6, 0, bank.ids)]}
        paid_by["payment_part"] = part
        self._make_offer(f"By {name}", 40, {"kind": "percent", "percent": 10}, paid_by)
        return bank

    def test_price_stands_once_a_terminal_is_asked(self):
        bank = self._make_offer_by_bank()
        self.start_pos_tour("loyalty_fixed_price")
        order = self._last_order()
        self.assertAlmostEqual(order.amount_total, 90, 2)
        self.assertEqual(order.loyalty_claim["payments"], [{"method": bank.id, "share": 1000000}])
        self.assertEqual(order.loyalty_claim["card"]["number"], self.silver_card.number)
        self._assert_judged(order, spend=90)

    def test_payment_taken_back_before_the_terminal_is_asked(self):
        self._make_offer_by_bank()
        self.start_pos_tour("loyalty_payment_taken_back")

    def test_part_paid_by_bank(self):
        """10 % of the part paid by bank; till and server agree on what that part was."""
        self._make_offer_by_bank(part="part")
        self.start_pos_tour("loyalty_mixed_tender")
        order = self._last_order()
        self._assert_judged(order)
        self.assertEqual(sum(order.payment_ids.mapped("amount")), order.amount_total)
        bank = order.payment_ids.filtered(lambda paid: paid.payment_method_id.name == "Bank")
        self.assertEqual(bank.amount, 45)
        share = bank.amount / order.amount_total
        self.assertAlmostEqual(order.amount_total, 100 - 10 * share, delta=0.02)

    def test_change_is_no_tender(self):
        """A large note buys no larger discount than what it pays; till and server agree."""
        cash = self._make_offer_by_bank(part="part", name="Cash")
        self.start_pos_tour("loyalty_change_is_no_tender")
        orders = self.env["pos.order"].search([], order="id desc", limit=2).sorted("id")
        self.assertEqual(orders.mapped("amount_total"), [99.08, 96.23])
        for order, bank in zip(orders, (90, 60), strict=True):
            self._assert_judged(order)
            paid = sum(p.amount for p in order.payment_ids if p.payment_method_id == cash)
            self.assertAlmostEqual(paid, order.amount_total - bank, 2)
        # the shares that were never met travel with the claim
        self.assertEqual([bool(o.loyalty_claim["payments"]) for o in orders], [False, True])

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

    def _percent_of(self, product, percent):
        goods = [(6, 0, product.product_variant_ids.ids)]
        return {"kind": "percent", "percent": percent, "product_ids": goods}

    def test_core_promotions_and_lowest_price(self):
        """Core's promotion is kept off the receipt, or given alone; a lowest price holds."""
        self._make_core_promotion()
        lamps = self._percent_of(self.lamp, 20)
        lamp_offer = self._make_offer("Lamps", 10, lamps, core_promotions="excludes")
        vases = self._percent_of(self.vase, 5)
        vase_offer = self._make_offer("Vases", 20, vases, core_promotions="yields")
        self.plate.loyalty_price_min = 9.5
        plates = self._percent_of(self.plate, 50)
        self._make_offer("Plates", 30, plates, price_floor="price_min")
        self.start_pos_tour("loyalty_offer_rules")
        with_core, without = self.env["pos.order"].search([], order="id desc", limit=2)
        self.assertAlmostEqual(without.amount_total, 90.45, 2)
        self.assertFalse(without.lines.filtered("is_reward_line"))
        self.assertAlmostEqual(with_core.amount_total, 37.08, 2)
        for order in (without, with_core):
            self._assert_judged(order)
        entries = self.env["loyalty.discount.entry"].search([("program_id", "=", vase_offer.id)])
        self.assertFalse(entries)
        entries = self.env["loyalty.discount.entry"].search([("program_id", "=", lamp_offer.id)])
        self.assertEqual(sum(entries.mapped("amount")), 20)
