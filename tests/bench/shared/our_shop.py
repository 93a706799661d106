"""The same till with our addons: a discount program, and a card of the customer."""

from plain_shop import CARD_PERCENT, PlainShop

from odoo import fields

from odoo.addons.loyalty_discount.claim.moments import format_moment
from odoo.addons.loyalty_discount.engine import evaluate
from odoo.addons.loyalty_discount.tests.till import TillBasket

NUMBER = "9200000000015"


class Till(TillBasket):
    """What the browser says, written apart from the server's adapter."""

    def __init__(self, env, shop):
        self.env, self.config = env, env["pos.config"].browse(shop.config)
        self.shop = self.config.picking_type_id.warehouse_id
        self.currency, self.pricelist = self.config.currency_id, self.config.pricelist_id
        self.snapshot = shop.snapshot

    def price(self, lines, number):
        """Decide, give each line its discount, and return the claim."""
        moment, facts = format_moment(fields.Datetime.now()), None
        if number:
            mediums = self.env["loyalty.medium"]
            facts = mediums.present_card(number, "swipe", self.config.id)
        basket = self._till_basket(lines, facts, moment)
        decision = evaluate(self.snapshot["programs"], basket)
        self._till_apply(lines, decision)
        return self._till_claim(facts, basket, decision, moment)

    def _price(self, line):
        return line["product"].lst_price

    def _till_line(self, line, exponent):
        return super()._till_line({**line, "discount_manual": 0}, exponent)


class OurShop(PlainShop):
    """A shop with our addons."""

    def set_up(self, env):
        super().set_up(env)
        rule = env["card.number.rule"].create(
            {
                "name": "Bench",
                "prefix": "9200",
                "length_min": 13,
                "length_max": 13,
                "check_digit": "luhn",
                "company_id": env.company.id,
            }
        )
        program = env["loyalty.program"].create(self.program_row(env, rule))
        program.action_publish_at_once()
        self.card = self.make_card(env, program, rule).number
        self.program = program.id
        config = env["pos.config"].browse(self.config)
        (self.snapshot,) = env["loyalty.snapshot"]._load_pos_data_search_read({}, config)

    def program_row(self, env, rule):
        """Three levels; the first gives what plain Odoo gives by hand."""
        levels = (("Classic", 0, CARD_PERCENT), ("Silver", 10**8, 15), ("Gold", 10**9, 20))
        return {
            "name": "Bench",
            "program_type": "discount",
            "company_id": env.company.id,
            "currency_id": env.company.currency_id.id,
            "number_rule_ids": [(6, 0, rule.ids)],
            "spend_window": "year",
            "desk_often_from": 10**6,  # the one card of all receipts of the bench
            "tier_ids": [
                (0, 0, {"name": name, "threshold": threshold, "discount_percent": percent})
                for name, threshold, percent in levels
            ],
        }

    def make_card(self, env, program, rule):
        """The customer's card."""
        card = env(su=True)["loyalty.medium"].create(
            {
                "number": NUMBER,
                "company_id": env.company.id,
                "program_id": program.id,
                "rule_id": rule.id,
            }
        )
        card._set_state("active")
        card._join(env["res.partner"].browse(self.partner))
        return card

    # -- what the till sends ---------------------------------------------------------------------

    def order(self, env, count, with_card):
        data = super().order(env, count, with_card)
        return {**data, "loyalty_point_claim": {"v": 1, "coupons": self.coupons(data)}}

    def price(self, env, lines, with_card):
        return {"loyalty_claim": Till(env, self).price(lines, self.card if with_card else None)}

    def line_row(self, line):
        ours = {name: line.get(name, 0) for name in ("discount_manual", "discount_engine_minor")}
        return {**super().line_row(line), **ours}

    def check(self, order):
        """Judged without a difference, besides."""
        super().check(order)
        with self.transaction() as env:
            order = env["pos.order"].sudo().browse(order)
            judgement = env["loyalty.judgement"]._of_order(order)
            differences = env["loyalty.mismatch"].sudo().search([("order_uuid", "=", order.uuid)])
            assert judgement.state == "judged" and judgement.coupons, judgement.error
            assert not judgement.problems, judgement.problems
            assert not differences, differences.mapped("code")
