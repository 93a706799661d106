"""What a program gives."""

from odoo import api, fields, models

from ..engine import to_scaled
from .loyalty_discount_goods import chosen
from .loyalty_tier import PERCENT_EXPONENT

QUANTITY_EXPONENT = 6


class LoyaltyDiscountEffect(models.Model):
    """One discount of a program; its kinds are in ``effects/``."""

    _name = "loyalty.discount.effect"
    _description = "Discount of a Discount Program"
    _inherit = ["loyalty.discount.part"]

    kind = fields.Selection(selection=[], string="Discount", required=True)
    not_product_ids = chosen(
        "product.product",
        "Except Products",
        relation="loyalty_discount_effect_not_product_rel",
        check_company=True,
    )
    not_category_ids = chosen(
        "product.category",
        "Except Categories",
        relation="loyalty_discount_effect_not_category_rel",
    )
    not_tag_ids = chosen(
        "product.tag", "Except Tags", relation="loyalty_discount_effect_not_tag_rel"
    )
    uses_scale = fields.Boolean(compute="_compute_uses")
    percent = fields.Float(digits=(16, 4))
    amount = fields.Monetary()
    scale_over = fields.Selection(
        selection=[
            ("nothing", "Always the same"),
            ("amount", "By the amount of these goods"),
            ("quantity", "By the quantity of these goods"),
            ("spend", "By what the holder has spent"),
            ("visits", "By the holder's number of purchases"),
        ],
        string="How Much",
        default="nothing",
        required=True,
    )
    step_ids = fields.One2many("loyalty.discount.step", "effect_id", string="Steps", copy=True)

    @api.model
    def _sentence_fields(self):
        return [*super()._sentence_fields(), "step_ids.start", "step_ids.value"]

    def _compute_uses(self):
        result = super()._compute_uses()
        for effect in self:
            effect.uses_scale = "scale" in effect._uses()
        return result

    def _version_content(self):
        """The discount in the shape of the contract."""
        self.ensure_one()
        return {"kind": self.kind, **self._ask_kind("content")}

    # -- a value or a table of steps ---------------------------------------------------------

    def _minor(self, amount):
        """An amount of money in minor units."""
        return to_scaled(amount, self.currency_id.decimal_places)

    def _ppm(self, percent):
        return to_scaled(percent, PERCENT_EXPONENT)

    def _from_content(self, start):
        """Where a step begins, in the unit of what it goes by."""
        if self.scale_over in ("amount", "spend"):
            return self._minor(start)
        return to_scaled(start, QUANTITY_EXPONENT if self.scale_over == "quantity" else 0)

    def _scale_content(self, value, convert):
        """The scale in the shape of the contract; ``value`` holds where there are no steps."""
        if self.scale_over == "nothing":
            return {"over": "nothing", "steps": [{"from": 0, "value": convert(value)}]}
        steps = self.step_ids.sorted("start")
        return {
            "over": self.scale_over,
            "steps": [
                {"from": self._from_content(step.start), "value": convert(step.value)}
                for step in steps
            ],
        }

    def _scale_words(self, value, words):
        """The scale in words; ``words`` writes one value."""
        if self.scale_over == "nothing":
            return words(value)
        return self._enumerate(
            [
                self.env._(
                    "%(value)s from %(start)s",
                    value=words(step.value),
                    start=self._start_words(step.start),
                )
                for step in self.step_ids.sorted("start")
            ]
        )

    def _start_words(self, start):
        if self.scale_over == "amount":
            return self._money(start)
        if self.scale_over == "spend":
            return self.env._("%s spent", self._money(start))
        if self.scale_over == "visits":
            return self.env._("%s purchases", self._number(start))
        return self.env._("%s pieces", self._number(start))

    def _scale_problem(self, value, most=None, rising=True):
        """What is wrong with the scale, in words, or nothing.

        :param most: the largest value there may be
        :param rising: True where more must give more; False for prices, which must fall
        """
        if self.scale_over == "nothing":
            return self._value_problem(value, most)
        steps = self.step_ids.sorted(lambda step: (step.start, step._origin.id))
        if not steps:
            return self.env._("Add a step, or choose “Always the same”.")
        for step in steps:
            problem = step._start_problem() or self._value_problem(step.value, most)
            if problem:
                return problem
        pairs = zip(steps, steps[1:], strict=False)
        return next(filter(None, (low._next_problem(high, rising) for low, high in pairs)), None)

    def _value_problem(self, value, most):
        if value < 0 or (not value and most):
            return self.env._("It gives %s: enter a value above 0.", self._number(value))
        if most and value > most:
            return self.env._(
                "It gives %(value)s %%: no more than %(most)s %% can be taken off.",
                value=self._number(value),
                most=self._number(most),
            )
        return None
