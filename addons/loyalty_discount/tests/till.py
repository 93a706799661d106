"""The till of the tests: what it says about a sale, written apart from the server's adapter."""

from odoo import fields

from odoo.addons.loyalty_discount.engine import combined_percent, digest, to_scaled


class TillBasket:
    """Basket, claim and discounts as the browser makes them."""

    till_cashier = 0  # id of the employee at the till

    def _till_claim(self, facts, basket, decision, moment):
        """What the till says with the order about how it was priced."""
        return {
            "v": 1,
            "engine": 1,
            "snapshot": self.snapshot["hash"],
            "basket": digest(basket),
            "decision": digest(decision),
            "moment": moment,
            "begun": moment,
            "card": facts and self._till_card(facts),
            "facts": self._till_facts(facts, basket),
        }

    def _till_card(self, facts):
        names = ("number", "rule", "medium")
        return {"presented": "swipe", **{name: facts[name] for name in names}}

    def _till_facts(self, facts, basket):
        """What the till says it decided with: the card's facts, or the counters of its load."""
        if not facts and not basket["uses"]:
            return None
        known = facts and facts["status"] == "ok"
        return {
            "as_of": facts["as_of"] if known else self.snapshot["as_of"],
            "source": "server" if known else "load",
            "holder": basket["holder"],
            "uses": basket["uses"],
        }

    def _till_holder(self, facts):
        if not facts or facts["status"] != "ok":
            return None
        memberships = {
            program: {key: value for key, value in membership.items() if key != "id"}
            for program, membership in facts["memberships"].items()
        }
        person = {key: facts[key] for key in ("groups", "birthday", "fields")}
        return {**person, "memberships": memberships}

    def _till_basket(self, lines, facts, moment):
        """The basket as the till builds it; written apart from the server's adapter on purpose."""
        exponent = self.env["decimal.precision"].precision_get("Product Unit")
        uses = facts["uses"] if facts and facts["status"] == "ok" else self.snapshot["uses"]
        cash = self.config.payment_method_ids.filtered("is_cash_count")[:1]
        return {
            "v": 1,
            "currency": self.currency.name,
            "currency_exponent": self.currency.decimal_places,
            "price_exponent": 6,
            "quantity_exponent": exponent,
            "wall": self._till_wall(moment),
            "shop": self.shop.id,
            "cashier": self.till_cashier,
            "payments": [{"method": cash.id, "share": 1000000}],
            "core": [],
            "uses": uses,
            "holder": self._till_holder(facts),
            "lines": [
                self._till_line(line, exponent)
                for line in sorted(lines, key=lambda line: line["uuid"])
                if self._is_goods_line(line)
            ],
        }

    def _till_wall(self, moment):
        when = fields.Datetime.to_datetime(moment.replace("T", " ").replace("Z", ""))
        wall = fields.Datetime.context_timestamp(
            self.env["res.users"].with_context(tz=self.config.loyalty_timezone), when
        )
        return {
            "date": str(wall.date()),
            "minute": wall.hour * 60 + wall.minute,
            "weekday": wall.isoweekday(),
            "elapsed": 0,
        }

    def _is_goods_line(self, line):
        is_sale = line["quantity"] > 0 and not line.get("refunded_orderline_id")
        return is_sale and self._price(line) > 0 and not line["product"].loyalty_card_ok

    def _price(self, line):
        return line.get(
            "price_unit", self.pricelist._get_product_price(line["product"], line["quantity"])
        )

    def _till_line(self, line, exponent):
        product, categories = line["product"], []
        category = product.categ_id
        while category:
            categories.append(category.id)
            category = category.parent_id
        taxes = product.taxes_id
        return {
            "id": line["uuid"],
            "product": product.id,
            "categories": categories,
            "tags": [],
            "quantity": to_scaled(line["quantity"], exponent),
            "price_unit": to_scaled(self._price(line), 6),
            "manual_discount": to_scaled(line["discount_manual"], 4),
            "price_basis": "included" if all(taxes.mapped("price_include")) else "excluded",
            "tax_group": ",".join(str(tax) for tax in sorted(taxes.ids)),
            "prices": {},
            "reduced": bool(line["discount_manual"] or self._price(line) < product.lst_price),
            "price_min": 0,
            "cost": 0,
        }

    def _till_apply(self, lines, decision):
        verdicts = {line["id"]: line for line in decision["lines"]}
        for line in lines:
            verdict = verdicts.get(line["uuid"])
            if verdict and verdict["discount_minor"]:
                line["discount_engine_minor"] = verdict["discount_minor"]
                line["discount"] = combined_percent(
                    self._price(line),
                    line["quantity"],
                    verdict["net_minor"],
                    self.currency.decimal_places,
                )
