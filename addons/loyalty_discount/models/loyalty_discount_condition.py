"""When a program applies."""

from odoo import fields, models

from .loyalty_discount_goods import chosen


class LoyaltyDiscountCondition(models.Model):
    """One condition of a program; its kinds are in ``conditions/``."""

    _name = "loyalty.discount.condition"
    _description = "Condition of a Discount Program"
    _inherit = ["loyalty.discount.part"]

    kind = fields.Selection(selection=[], string="Condition", required=True)
    negate = fields.Boolean(string="Not", help="The program applies when this does not hold.")
    uses_window = fields.Boolean(compute="_compute_uses")
    window = fields.Selection(
        selection=[
            ("life", "Since joining"),
            ("month", "In this month"),
            ("quarter", "In this quarter"),
            ("year", "In this year"),
            ("days", "In the last days"),
        ],
        string="Counted",
        default="life",
    )
    window_days = fields.Integer(string="Number of Days", default=30)
    not_product_ids = chosen(
        "product.product",
        "Except Products",
        relation="loyalty_discount_condition_not_product_rel",
        check_company=True,
    )
    not_category_ids = chosen(
        "product.category",
        "Except Categories",
        relation="loyalty_discount_condition_not_category_rel",
    )
    not_tag_ids = chosen(
        "product.tag", "Except Tags", relation="loyalty_discount_condition_not_tag_rel"
    )

    def _version_content(self):
        """The condition in the shape of the contract."""
        self.ensure_one()
        return {"kind": self.kind, "negate": self.negate, **self._ask_kind("content")}

    def _ask_kind(self, question):
        answer = super()._ask_kind(question)
        if question == "sentence" and self.negate and answer:
            return self.env._("not %s", answer)
        return answer

    def _compute_uses(self):
        result = super()._compute_uses()
        for condition in self:
            condition.uses_window = "window" in condition._uses()
        return result

    # -- windows -----------------------------------------------------------------------------

    def _window_content(self):
        return f"days_{self.window_days}" if self.window == "days" else self.window

    def _window_words(self):
        if self.window == "days":
            return self.env._("in the last %s days", self.window_days)
        words = {
            "life": self.env._("since joining"),
            "month": self.env._("in the month"),
            "quarter": self.env._("in the quarter"),
            "year": self.env._("in the year"),
        }
        return words[self.window]

    def _window_days_problem(self):
        if self.window == "days" and not 1 <= self.window_days <= 3660:
            return self.env._("Count from 1 to 3660 days back.")
        return None

    def _range_problem(self, low, high, words):
        """What is wrong with a range that includes ``low``, excludes ``high``; 0: no bound."""
        if low < 0 or high < 0:
            return self.env._("It starts or ends below 0: enter 0 or more.")
        if high and high <= low:
            return self.env._(
                "Nothing lies from %(low)s and below %(high)s: raise the upper bound or set it "
                "to 0 for none.",
                low=words(low),
                high=words(high),
            )
        return None
