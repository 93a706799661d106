"""Points for what was paid: booked on the holder's card of core's loyalty program."""

from odoo import models
from odoo.tools import SQL

from ..claim.coupons import EXPONENT
from ..claim.shares import spread
from ..engine.goods import lines_of
from ..engine.in_force import read_programs
from ..engine.sale import open_sale
from .loyalty_card import QUIET


class PosOrder(models.Model):
    """Gives and takes back the points that programs grant (``bonuses`` of a decision).

    Once per order, in the transaction that judges it; core's own way of writing points stays
    closed to the till (``pos_order_coupon_guard.py``).
    """

    _inherit = "pos.order"

    def _loyalty_book_points(self, judgement, case):
        """Book every bonus; what came of each is kept with the judgement.

        The discount of older numbers was paid. Points are booked here and now, so they follow
        what the server knows.
        """
        if case["is_older"] and case["own_decision"]:
            case = {**case, "basket": case["own_basket"], "decision": case["own_decision"]}
        bonuses = (case["decision"] or {"bonuses": []})["bonuses"]
        if bonuses:
            share = self._loyalty_paid_share(self._loyalty_totals())
            judgement.points = [
                self._loyalty_book_bonus(
                    judgement, case, {**bonus, "points_minor": round(bonus["points_minor"] * share)}
                )
                for bonus in bonuses
            ]

    def _loyalty_book_bonus(self, judgement, case, bonus):
        """Book one bonus if it has an owner; says what came of it, with its share by line."""
        target = self.env["loyalty.program"].browse(bonus["target"]).exists()
        holder = judgement.medium_id.partner_id
        state = self._loyalty_points_state(target, holder)
        card = self.env["loyalty.card"]
        if state == "booked":
            card = card._points_card(target, holder)
            self._loyalty_move_points(card, bonus["points_minor"] / self._loyalty_unit())
        return {
            "program": bonus["program"],
            "target": bonus["target"],
            "points_minor": bonus["points_minor"],
            "state": state,
            "card": card.id or None,
            "lines": spread(bonus["points_minor"], _costs_of(bonus, case)),
        }

    def _loyalty_points_state(self, target, holder):
        """``booked``, or why not: ``no_holder``, ``no_target``."""
        if not holder:
            return "no_holder"
        is_ours = target.company_id in (self.company_id, self.company_id.browse())
        return "booked" if target.program_type == "loyalty" and is_ours else "no_target"

    def _loyalty_unit(self):
        """Minor units of one; a bonus counts its points in them."""
        return 10**self.currency_id.decimal_places

    def _loyalty_move_points(self, card, points):
        """Add points (or take them, below zero) and write core's history of it."""
        card._lock_memberships()
        card.invalidate_recordset(["points"])
        card.with_context(**QUIET).points = round(card.points + points, EXPONENT)
        self.env["loyalty.history"].sudo().create(
            {
                "card_id": card.id,
                "order_model": self._name,
                "order_id": self.id,
                "description": self.env._("Discount program, %s", self.display_name),
                "issued": max(points, 0),
                "used": max(-points, 0),
            }
        )

    def _loyalty_return_points(self, judgement, refunds):
        """Returned goods take their points back; the last unit takes the remainder."""
        moved = {}
        for refund in refunds:
            for bonus in refund.judgement.points or ():
                minor = refund.share(bonus["lines"].get(refund.origin.uuid, 0))
                if bonus["state"] == "booked" and minor:
                    moved[bonus["card"]] = moved.get(bonus["card"], 0) + minor
        booked = []
        for card, minor in sorted(moved.items()):
            owner = self.env["loyalty.card"].sudo().browse(card).exists()
            if owner:
                self._loyalty_move_points(owner, -minor / self._loyalty_unit())
                booked.append({"card": card})
        self._loyalty_report_overdrawn(judgement, booked)


def _costs_of(bonus, case):
    """``{line id: minor units}`` of the goods that a bonus was counted on."""
    programs, _bad = read_programs(case["snapshot"]._prepared(), case["basket"])
    goods = [
        effect["goods"]
        for program in programs
        if program["program"] == bonus["program"]
        for effect in program["effects"]
        if effect["kind"] == "bonus_rate" and effect["target"] == bonus["target"]
    ]
    sale = open_sale(case["basket"], programs)
    meant = {line.facts["id"] for selector in goods for line in lines_of(selector, sale)}
    return {
        line["id"]: line["net_minor"] for line in case["decision"]["lines"] if line["id"] in meant
    }


class LoyaltyCard(models.Model):
    """The card of core's loyalty program that collects a holder's points."""

    _inherit = "loyalty.card"

    def _points_card(self, program, partner):
        """The partner's card of ``program``, made if there is none; one per partner."""
        self._lock_making(program, partner)
        cards = self.sudo().with_context(**QUIET)
        known = cards.search(
            [("program_id", "=", program.id), ("partner_id", "=", partner.id)], order="id", limit=1
        )
        return known or cards.create({"program_id": program.id, "partner_id": partner.id})

    def _lock_making(self, program, partner):
        """Two tills that meet the same holder first must not both make a card."""
        self.env.cr.execute(SQL("SELECT pg_advisory_xact_lock(%s, %s)", program.id, partner.id))
