"""Booking spend on a membership and letting its level follow."""

from datetime import timedelta

from odoo import fields, models
from odoo.tools import SQL

from ..standing import PERIODS, needs_peak
from .standing_group import TOTALS
from .wall_clock import day_in


class LoyaltyCard(models.Model):
    """All changes of spend and level go through these methods, under ``sudo``."""

    _inherit = "loyalty.card"

    def _lock_memberships(self):
        """Lock the rows in one order, so that two tills can't wait for each other."""
        if self:
            self.env.flush_all()
            self.env.cr.execute(
                SQL(
                    "SELECT id FROM loyalty_card WHERE id IN %s ORDER BY id FOR UPDATE",
                    tuple(self.ids),
                )
            )

    def _book_spend(self, kind, amount, order=None, moment=None, **values):
        """Append one spend entry and let totals and level follow.

        ``amount`` is in the program's currency, rounded here; a refund's is negative. Booking
        the same (order, kind, sale returned) again changes nothing. Returns the entry.
        """
        self.ensure_one()
        self._lock_memberships()
        entries = self.env["loyalty.turnover"].sudo()
        order_uuid = order.uuid if order else values.pop("order_uuid")
        entry = entries.search(
            [
                ("membership_id", "=", self.id),
                ("order_uuid", "=", order_uuid),
                ("kind", "=", kind),
                ("origin_uuid", "=", values.get("origin_uuid", False)),
            ]
        )
        if entry:
            return entry
        moment = moment or fields.Datetime.now()
        zone = self._loyalty_zone(values.get("config_id"))
        values.setdefault("counted_on", day_in(zone, moment))
        today = max(day_in(zone, fields.Datetime.now()), values["counted_on"])
        self._end_periods(today)
        entry = entries.create(
            {
                "membership_id": self.id,
                "order_uuid": order_uuid,
                "order_id": order.id if order else False,
                "kind": kind,
                "amount": self.currency_id.round(amount),
                "moment": moment,
                "visits": 1 if kind == "sale" else 0,
                **values,
            }
        )
        self._follow_entry(entry, today.isoformat())
        return entry

    def _follow_entry(self, entry, day):
        """Totals and level after ``entry``."""
        reasons = {"refund": "refund", "sale": "spend", "opening": "opening"}
        why = {
            "reason": reasons.get(entry.kind, "manual"),
            "moment": entry.moment,
            "order_id": entry.order_id.id,
            "note": entry.reason,
        }
        program, card = self.sudo().program_id, self.sudo()
        earning = program._earning()
        if card._must_replay(entry, earning):
            groups = card._replay(program, earning, card.ids, card._standing_day(day))
        else:
            totals = {card: card._totals_with(entry)}
            groups = card._stand_now(earning, card._standing_day(day), totals)
        card._store_standings(program, earning, groups, **why)
        card.modified([name for name, _type in TOTALS])

    def _totals_with(self, entry):
        """Totals after one more entry; they are written together with the level."""
        days = [self.counted_until, entry.counted_on]
        totals = {
            **self._totals(),
            "turnover": self.turnover + entry.amount,
            "goods_quantity": self.goods_quantity + entry.quantity,
            "visits": self.visits + entry.visits,
            "counted_until": max(day for day in days if day),
        }
        if entry.kind == "sale":
            totals["last_on"] = max(day for day in (self.last_on, entry.counted_on) if day)
        return {name: self._fields[name].convert_to_cache(totals[name], self) for name in totals}

    def _must_replay(self, entry, earning):
        """Whether ``entry`` changes what is remembered of the past; most don't."""
        rules = earning.rules
        late = self.counted_until and entry.counted_on < self.counted_until
        if entry.kind == "opening" or not self._is_settled_for(rules):
            return True
        if earning.starting_points:
            again = self.counted_until and entry.counted_on <= self.counted_until
            if entry.kind == "refund" or again or not self.last_on:
                return True
        if needs_peak(rules):
            return bool(late) or min(entry.amount, entry.quantity, entry.visits) < 0
        return rules.window in PERIODS and entry.counted_on < self.period_on

    def _standing_day(self, day):
        """``day``, or the first day of the period that another shop's clock has begun."""
        self.ensure_one()
        return max(day, fields.Date.to_string(self.period_on) or day)

    def _end_periods(self, today):
        """Make a planned level the level before anything is booked after its day."""
        if self.planned_from and self.planned_from <= today:
            self._settle(self.program_id, fields.Date.to_string(today))

    def _settle(self, program, day):
        """Apply what was planned until ``day`` (ISO) for memberships of one program."""
        earning, moment = program._earning(), fields.Datetime.now()
        groups = self.sudo()._stand_now(earning, day)
        why = {"reason": "period", "moment": moment}
        return self.sudo()._store_standings(program, earning, groups, **why)

    def _grant_level(self, tier, note):
        """A manager grants ``tier``: the member keeps at least this level from now on."""
        self.ensure_one()
        self._lock_memberships()
        self._end_periods(day_in(self._loyalty_zone(), fields.Datetime.now()))
        card, program = self.sudo(), self.sudo().program_id
        earning = program._earning()
        day = card._standing_day(fields.Date.to_string(self._loyalty_today()))
        card.floor_tier_id = False
        (group,) = card._stand_now(earning, day)
        if earning.ranks.get(tier.id, 0) > group.standing.rank:
            card.floor_tier_id = tier
            (group,) = card._stand_now(earning, day)
        why = {"reason": "manual", "moment": fields.Datetime.now(), "note": note}
        card._store_standings(program, earning, [group], **why)

    # -- the shop's calendar -------------------------------------------------------------------

    def _loyalty_zone(self, config_id=None):
        """The zone of the till, else of the company's first shop."""
        if config_id:
            return self.env["pos.config"].sudo().browse(config_id).loyalty_timezone
        shops = self.env["stock.warehouse"].sudo()
        return shops.search([("company_id", "=", self.company_id.id)], limit=1)._loyalty_zone()

    def _loyalty_today(self):
        """Today in the company's first shop."""
        return day_in(self._loyalty_zone(), fields.Datetime.now())

    # -- as-of lookups -----------------------------------------------------------------------

    def _known_levels(self, start, end):
        """The levels the server knew for this membership at any time in ``start..end``.

        Times are those of recording, not of the purchase: this answers what a till could have
        been told then.
        """
        self.ensure_one()
        changes = (
            self.env["loyalty.tier.change"]
            .sudo()
            .search_fetch(
                [("membership_id", "=", self.id)],
                ["create_date", "from_tier_id", "to_tier_id"],
                order="id",
            )
        )
        before = changes.filtered(lambda change: change.create_date < start)
        within = changes.filtered(lambda change: start <= change.create_date <= end)
        if before:
            first = before[-1].to_tier_id
        else:
            first = changes[0].from_tier_id if changes else self.tier_id
        return self._planned_by(end) | first | within.to_tier_id

    def _planned_by(self, moment):
        """The planned level where a till may hold it for the level by its own clock."""
        shops_ahead = fields.Date.to_date(moment) + timedelta(days=1)
        is_due = self.planned_from and self.planned_from <= shops_ahead
        return self.planned_tier_id if is_due else self.env["loyalty.tier"]
