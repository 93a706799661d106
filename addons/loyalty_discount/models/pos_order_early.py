"""Receipts that reach the server before the message or the sale that hands out their card."""

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..claim.parse import parse_claim


class LoyaltyJudgement(models.Model):
    """Remembers the number of a card that was still in stock when its receipt arrived."""

    _inherit = "loyalty.judgement"

    waiting_number = fields.Char(
        readonly=True,
        index="btree_not_null",
        help="The card was in stock when the receipt arrived; it counts once the card is issued.",
    )


class LoyaltyMedium(models.Model):
    """A card that is handed out counts the receipts that came before it, as spend and once."""

    _inherit = "loyalty.medium"

    def _touch(self):
        """Make whoever hands out this card meanwhile see the receipt that waits for it."""
        self.env.cr.execute(
            SQL("UPDATE loyalty_medium SET state = state WHERE id IN %s", tuple(self.ids))
        )

    def _count_early_receipts(self, since, joining=None):
        """Count receipts that used this card from ``since`` on, before the server knew of it.

        :param since: when the card was handed out (naive UTC)
        :param joining: uuid of the receipt with which it was given
        """
        self.ensure_one()
        used = Domain("waiting_number", "=", self.number)
        early = used & Domain("moment", ">=", since)
        if joining:
            is_joining = Domain("order_uuid", "=", joining)
            early |= is_joining if self._join_amount() else is_joining & used
        judgements = self.env["loyalty.judgement"].sudo()
        for judgement in judgements.search(
            early
            & Domain("company_id", "=", self.company_id.id)
            & Domain("state", "=", "judged")
            & Domain("medium_id", "=", False)
            & Domain("order_id", "!=", False),
            order="moment, id",
        ):
            order = judgement.order_id.with_company(self.company_id)
            order._loyalty_count_early(judgement, self, joining)


class PosOrder(models.Model):
    """A judged receipt whose card is known only now."""

    _inherit = "pos.order"

    def _loyalty_count_early(self, judgement, medium, joining):
        """Count this receipt for ``medium``, as far as the account has a right to it."""
        judgement._lock_rows()
        if judgement.medium_id or self._loyalty_is_counted():
            return
        case = {
            "claim": parse_claim(self.loyalty_claim or None)[0],
            "problems": [],
            "granted": self._loyalty_granted(),
            "moment": judgement.moment,
            "medium": medium,
        }
        if judgement.waiting_number == medium.number:
            self._loyalty_weigh_account(case)
            self._loyalty_note_asked(case)
        if case["medium"] and not self._loyalty_keeps_nothing():
            self._loyalty_count_for(judgement, medium)
            values = {"judgement_id": judgement.id, "params": {"card": medium.masked_number}}
            self.env["loyalty.mismatch"]._report(self, "card", "counted_later", **values)
        judgement.waiting_number = False
        if self.uuid == joining and medium._join_amount():
            self._loyalty_check_join(judgement, medium)
