"""Which publication's settings count: for a receipt, and for the levels of all members."""

from itertools import takewhile

from odoo import fields, models, tools

from ..engine import to_scaled
from ..standing import PERIODS, former_ladders
from .earning import Earning
from .wall_clock import wall_text

#: what of a receipt counts, in the words of a publication's settings
COUNTED = ("price", "tax", "points", "prepaid", "categories", "products")


class LoyaltyProgram(models.Model):
    """What stands in the form is a draft; members are counted by what was published."""

    _inherit = "loyalty.program"

    counted_by = fields.Json(copy=False, help="The settings by which levels were counted last.")

    def _drafted_earning(self):
        """The settings as they stand in the form."""
        self.ensure_one()
        has_periods, is_life = self.spend_window in PERIODS, self.spend_window == "life"
        # Without periods there is no next one in which a level could fall by one more.
        is_stepless = is_life and self.spend_downgrade == "step"
        minor = self.currency_id.decimal_places
        return Earning(
            levels=[
                [tier.id, self._spend_scaled(tier._threshold()), to_scaled(tier.starts_from, minor)]
                for tier in self.tier_ids.filtered("active").sorted("rank")
            ],
            measure=self.spend_measure,
            exponent=self._spend_exponent(),
            window=self._spend_window_name(),
            effect=self.spend_effect if has_periods else "now",
            downgrade="earned" if is_stepless else self.spend_downgrade,
            grace=0 if is_life else self.spend_grace,
            floor=self.spend_floor_tier_id.id or None,
            price=self.spend_price,
            tax=self.spend_tax,
            points=self.spend_points,
            prepaid=self.spend_prepaid,
            returns=self.spend_return,
            categories=sorted(self.spend_excluded_category_ids.ids),
            products=sorted(self.spend_excluded_product_ids.ids),
        )

    def _earning(self, moment=None, zone=None):
        """The settings in force at ``moment`` (naive UTC) in a shop of ``zone``.

        Without them: now, in every shop of the company. Before the first publication begins it
        counts already; without any the form does.
        """
        self.ensure_one()
        program = self.sudo()
        said = program._published_earnings()
        if not said:
            return program._drafted_earning()
        if len(said) == 1:  # counts before it begins too, so no clock is asked
            return next(iter(said.values()))
        published = self.env["loyalty.publication"].sudo().browse(said)
        zone = zone or published._last_zone(program.company_id)
        wall = wall_text(moment or fields.Datetime.now(), zone)
        plans = sorted(published._planned(zone))
        return _last_of([plan for plan in plans if plan.start <= wall] or plans[:1])

    @tools.ormcache("self.id")
    def _published_earnings(self):
        """``{publication id: settings}`` of all that was published; each receipt asks for them."""
        published = self.publication_ids.filtered(lambda p: p.state == "published")
        return {one.id: Earning(**one.earning) for one in published}

    def _earnings_for_till(self, zone):
        """What of a receipt counts now and from which wall time on another, in a shop of ``zone``.

        The till tells buyers by it where they stand; what is booked is decided here.
        """
        self.ensure_one()
        published = self.sudo().publication_ids.filtered(lambda p: p.state == "published")
        plans, now = sorted(published._planned(zone)), wall_text(fields.Datetime.now(), zone)
        over = max(sum(plan.start <= now for plan in plans) - 1, 0)
        return [
            {"from": plan.start, **{name: plan.publication.earning[name] for name in COUNTED}}
            for plan in plans[over:]
        ]

    @tools.ormcache("tuple(self.ids)")
    def _published_level_ids(self):
        """The levels that any publication speaks of."""
        publications = self.sudo().publication_ids
        earnings = publications.mapped("earning")
        return frozenset(level[0] for said in earnings for level in said["levels"])

    def _follow_earning(self):
        """Recalculate levels once where other settings have come into force."""
        for program in self.sudo()._is_discount():
            part = program._earning().standing_part()
            if program.counted_by != part:
                program.counted_by = part
                program._recalculate_later()


def _last_of(plans):
    """The settings of the last of ``plans``; periods that are over count by the ladders before."""
    said = [Earning(**plan.publication.earning) for plan in plans]
    alike = len(list(takewhile(said[-1].is_counted_like, reversed(said))))
    ladders = [(plan.start[:10], kept.ladder) for plan, kept in zip(plans, said, strict=True)]
    return said[-1]._replace(former=former_ladders(said[-1].window, ladders[-alike:]))
