"""What bounds the points of core's programs: stored lines, rules and rewards as plain values."""

import math
from typing import NamedTuple

from odoo import api, models, tools
from odoo.fields import Domain

from ..claim.coupons import micro
from ..claim.earned import earned
from ..claim.points import Budget, Cost, Line, Rule
from ..engine import to_scaled

PREPAID = ("gift_card", "ewallet")
#: Domains of a rule that core takes for none.
ANY_PRODUCT = ("[]", "[['sale_ok', '=', True]]")


class PointFacts(NamedTuple):
    """``costs`` of the rewards, ``budgets`` of the programs, ``gains`` by program and line."""

    costs: list
    budgets: list
    gains: dict


class SaidRule(NamedTuple):
    """A rule as it stands in the form: points and quantity in millionths, money in hundredths."""

    id: int
    mode: str
    points: int
    is_any: bool
    minimum_amount: int
    minimum_quantity: int
    is_split: bool


class PosOrder(models.Model):
    """Reads the stored receipt; nothing of the claim is used but which programs it names."""

    _inherit = "pos.order"

    def _loyalty_point_facts(self, programs):
        """The :class:`PointFacts` of this receipt for ``programs``."""
        totals = self._loyalty_totals()
        lines = self._loyalty_point_lines(totals)
        rules = self.env["loyalty.rule"].sudo()
        found = {
            program: earned(program.id, rules._loyalty_rules(program, self), lines)
            for program in programs
        }
        budgets = [
            Budget(frozenset({program.id}), gain.most, gain.slack)
            for program, gain in found.items()
        ]
        budgets += self._loyalty_prepaid_budget(found)
        gains = {program.id: gain.lines for program, gain in found.items()}
        return PointFacts(self._loyalty_reward_costs(totals), budgets, gains)

    def _loyalty_prepaid_budget(self, found):
        """Money is put on cards once, whichever program takes it."""
        prepaid = {
            program: gain for program, gain in found.items() if program.program_type in PREPAID
        }
        if len(prepaid) < 2:
            return []
        most = {}
        for gain in prepaid.values():
            for line, points in gain.lines.items():
                most[line] = max(points, most.get(line, 0))
        slack = max(gain.slack for gain in prepaid.values())
        return [Budget(frozenset(program.id for program in prepaid), sum(most.values()), slack)]

    def _loyalty_point_lines(self, totals):
        """The lines that may earn; no more than was paid counts where the total is too small."""
        unit = 10**self.currency_id.decimal_places
        share = self._loyalty_paid_share(totals)
        return [
            line._loyalty_point_line(math.floor(line._loyalty_amount(totals) * share * unit + 0.5))
            for line in self.lines
            if not line.refunded_orderline_id
            and not line.combo_parent_id
            and not line._is_card_line()
            and not line._is_settled_line()
        ]

    def _loyalty_paid_share(self, totals):
        """1, or which part of its lines' worth was paid for the receipt."""
        worth, paid = sum(totals.values()), self._loyalty_paid()
        unit = 10**self.currency_id.decimal_places
        if worth <= 0 or (worth - paid) * unit <= len(self.lines):
            return 1
        return max(paid, 0) / worth

    def _loyalty_reward_costs(self, totals):
        """What the rewards on this receipt cost at least, and what the till says."""
        groups = {}
        for line in self.lines.filtered("is_reward_line"):
            if line.reward_id and not line.refunded_orderline_id:
                key = line.reward_id, line.reward_identifier_code or line.uuid
                groups[key] = groups.get(key, line.browse()) | line
        return [
            Cost(
                code=code,
                program=reward.program_id.id,
                card=lines.coupon_id[:1].id or None,
                said=micro(sum(lines.mapped("points_cost"))),
                least=micro(reward._loyalty_least_cost(lines, totals)),
                lines=tuple(lines.mapped("uuid")),
            )
            for (reward, code), lines in groups.items()
        ]


class PosOrderLine(models.Model):
    """A line as the bounds read it."""

    _inherit = "pos.order.line"

    def _loyalty_amount(self, totals):
        """What this line costs with tax; a combo costs what its parts cost."""
        return sum(totals[line] for line in self.combo_line_ids or self)

    def _is_settled_line(self):
        """Whether this line pays an older order or invoice."""
        names = ("settled_order_id", "settled_invoice_id")
        return any(self[name] for name in names if name in self._fields)

    def _loyalty_point_line(self, amount):
        reward = self.reward_id if self.is_reward_line else self.reward_id.browse()
        free = reward.reward_product_ids if reward.reward_type == "product" else self.product_id
        return Line(
            id=self.uuid,
            product=self.product_id.id,
            quantity=micro(self.qty),
            amount=amount,
            reward=reward.program_id.id or None,
            is_prepaid=reward.program_type in PREPAID,
            free=frozenset(free.ids if reward.reward_type == "product" else ()),
        )


class LoyaltyRule(models.Model):
    """The rules of core's programs as the bounds read them."""

    _inherit = "loyalty.rule"

    @api.model
    def _loyalty_rules(self, program, order):
        """The rules of ``program``.

        Only the products of ``order`` are asked for: core's own field asks for all there are.
        """
        unit = 10**order.currency_id.decimal_places
        return [
            Rule(
                mode=said.mode,
                points=said.points,
                products=None if said.is_any else self.browse(said.id)._loyalty_meant(order),
                minimum=(said.minimum_amount * unit // 100, said.minimum_quantity),
                unit=unit,
                is_split=said.is_split,
            )
            for said in self._loyalty_said(program.id)
        ]

    @api.model
    @tools.ormcache("program_id")
    def _loyalty_said(self, program_id):
        """What the rules of a program say; each receipt with points asks for them."""
        return [
            SaidRule(
                id=rule.id,
                mode=rule.reward_point_mode,
                points=micro(rule.reward_point_amount),
                is_any=rule._loyalty_is_any(),
                minimum_amount=to_scaled(rule.minimum_amount, 2),
                minimum_quantity=micro(rule.minimum_qty),
                is_split=rule.reward_point_split,
            )
            for rule in self.search([("program_id", "=", program_id)])
        ]

    def _loyalty_is_any(self):
        """Whether the rule means every product."""
        is_some = self.product_ids or self.product_category_id or self.product_tag_id
        return not is_some and (self.product_domain or "[]") in ANY_PRODUCT

    def _loyalty_meant(self, order):
        """Ids of the products of ``order`` that the rule means."""
        rewards = order.lines.reward_id.reward_product_ids
        asked = Domain("id", "in", (order.lines.product_id | rewards).ids)
        products = self.env["product.product"].with_context(active_test=False)
        return frozenset(products.search(asked & self._get_valid_product_domain()).ids)


class LoyaltyReward(models.Model):
    """What a reward costs."""

    _inherit = "loyalty.reward"

    def _loyalty_least_cost(self, lines, totals):
        """Points that ``lines`` of one claim of this reward cost at least."""
        if self.clear_wallet:
            return self.required_points
        if self.reward_type == "product":
            pieces = sum(lines.mapped("qty")) / (self.reward_product_qty or 1)
            return self.required_points * math.ceil(pieces - 10**-6)
        if self.discount_mode == "per_point" and self.discount:
            tolerance = len(lines) / 10**lines.currency_id.decimal_places
            off = -sum(totals[line] for line in lines)
            return max(off - tolerance, 0) / self.discount
        return self.required_points
