"""The facts an order is judged with: what the till knew, as far as the server can confirm it."""

from datetime import timedelta

from odoo import models

from ..claim.confirm import confirmed_membership, confirmed_person, confirmed_uses, is_changed
from ..claim.moments import parse_moment
from ..claim.numbers import are_others
from .pos_order_foreign import with_groups

CLOCK_TOLERANCE = timedelta(minutes=10)
RECORDING_TOLERANCE = timedelta(minutes=2)
#: An entry is as old as the work that recorded it; that of an import may end long after it began.
ENTRY_TOLERANCE = timedelta(hours=1)
#: A till with network asks for each receipt; one that stays open longer is judged by new facts.
ASKED_MAX = timedelta(days=1)


class PosOrder(models.Model):
    """Holder and counters, claimed and own."""

    _inherit = "pos.order"

    def _loyalty_own_facts(self, case):
        """``(holder, uses)`` by what the server knows now; no card, nobody."""
        config, medium, moment = self.config_id, case["medium"], case["moment"]
        snapshot = case["snapshot"]
        giving = case["giving"] = self._loyalty_giving(case)
        holder = giving and giving._basket_holder(config, moment, snapshot._content())
        holder = with_groups(holder or None, self._loyalty_foreign_groups(case["claim"]))
        return holder, snapshot._counters(medium, config, config._loyalty_day(moment))

    def _loyalty_claimed_facts(self, case, own_holder, own_uses):
        """``(holder, uses)`` as the till knew them; a card it only noted gives nobody."""
        facts = case["claim"]["facts"]
        if not facts:
            return None, own_uses
        uses = confirmed_uses(facts["uses"], own_uses)
        if not own_holder or not facts["holder"]:
            return None, uses
        as_of = facts_known_at(facts, case["moment"])
        if not as_of:
            case["problems"].append("facts_too_old")
            return own_holder, uses
        if as_of > case["moment"] + CLOCK_TOLERANCE:
            case["problems"].append("facts_after_moment")
        person = self._loyalty_person(case, facts["holder"], own_holder, as_of)
        memberships = {}
        for membership in case["giving"]._live_memberships():
            key = str(membership.program_id.id)
            claimed = facts["holder"]["memberships"].get(key)
            own = memberships[key] = own_holder["memberships"][key]
            if claimed:
                memberships[key] = self._loyalty_membership(case, membership, claimed, own, as_of)
        return {**person, "memberships": memberships}, uses

    def _loyalty_membership(self, case, membership, claimed, own, as_of):
        """One claimed membership, confirmed; other numbers than the server's cost a look back."""
        told = {"last": own["last"]}
        if are_others(claimed, own):
            around = as_of - RECORDING_TOLERANCE, as_of + RECORDING_TOLERANCE
            days = sorted({str(self.config_id._loyalty_day(moment)) for moment in around})
            since = as_of - ENTRY_TOLERANCE
            told = membership._numbers_told(list(own["spend"]), days, since)
        levels = membership._levels_known_at(as_of)
        found, problems = confirmed_membership(claimed, own, *levels, told)
        case["problems"] += problems
        case["is_older"] = case["is_older"] or are_others(found, own)
        return found

    def _loyalty_person(self, case, claimed, own, as_of):
        """Groups, birthday and answers; the groups of the day the till asked count too."""
        medium, groups = case["giving"], set(own["groups"])
        day, then = map(self.config_id._loyalty_day, (case["moment"], as_of))
        if medium and then != day:
            groups.update(medium._groups_on(then))
        was_edited = False
        if is_changed(claimed, own):
            edited_at = medium.partner_id._loyalty_edited_at()
            was_edited = bool(edited_at and edited_at > as_of - RECORDING_TOLERANCE)
        person, problems = confirmed_person(claimed, own, groups, was_edited)
        case["problems"] += problems
        return person


def facts_known_at(facts, moment):
    """When the till asked; None without facts, or too long ago for a till with network."""
    if not facts:
        return None
    as_of = parse_moment(facts["as_of"]) or moment
    is_stale = facts["source"] == "server" and as_of < moment - ASKED_MAX
    return None if is_stale else as_of


class LoyaltyCard(models.Model):
    """A membership as the till may have known it."""

    _inherit = "loyalty.card"

    def _levels_known_at(self, as_of):
        """``(ids of levels in force around as_of, rank by level id)``; 0 for a former level."""
        known = self._known_levels(as_of - RECORDING_TOLERANCE, as_of + RECORDING_TOLERANCE)
        former = dict.fromkeys(self.program_id._published_level_ids(), 0)
        return known.ids, former | self.program_id._earning().ranks
