"""Act: what an issue amounts to, by the posting core, and what each card of it does."""

from itertools import islice
from typing import NamedTuple

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..money import to_amount, to_minor
from ..posting import (
    FreeIssue,
    IssueLine,
    PostingError,
    RetainedIssue,
    allocate,
    amounts_rule,
    card_amounts,
)
from ..ranges import pack
from ..setwise import write_groups
from .loyalty_accounting_policy import PPM_OF_PERCENT


class Alike(NamedTuple):
    """Cards of an act that are given away alike: one line of the event, however many they are.

    ``cost`` is of all of them, in minor units; ``lines`` are ids of lines of the act.
    """

    batch: object
    program: object
    linked: bool
    lines: list
    serials: list
    cost: int = 0


class LoyaltyAct(models.Model):
    """Few kinds of cards, many cards: amounts are found by kind and written in one statement."""

    _inherit = "loyalty.act"

    def _alike(self):
        """The cards of the act as a list of :class:`Alike`, still without cost."""
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT line.batch_id, line.program_id, line.order_id IS NOT NULL,
                       ARRAY_AGG(line.id ORDER BY line.issued_at, line.number, line.id),
                       ARRAY_AGG(card.serial)
                  FROM loyalty_act_line line
                  JOIN loyalty_medium card ON card.id = line.medium_id
                 WHERE line.act_id = %s
                 GROUP BY 1, 2, 3
                 ORDER BY 1, 2, 3
                """,
                self.id,
            )
        )
        runs, programs = self.env["loyalty.medium.batch"], self.env["loyalty.program"]
        return [Alike(runs.browse(row[0]), programs.browse(row[1]), *row[2:]) for row in rows]

    def _at_actual_cost(self, picking):
        """The cards with their cost as stock has valued their move; it is shared to the cent."""
        kinds, found = self._alike(), []
        for move in picking.move_ids:
            own = [kind for kind in kinds if kind.batch.lot_id == move.move_line_ids.lot_id]
            pieces = [len(kind.lines) for kind in own]
            costs = allocate(to_minor(self.currency_id, move.value), pieces)
            found += [kind._replace(cost=cost) for kind, cost in zip(own, costs, strict=True)]
        return found

    def _at_present_cost(self):
        """The cards at the average cost of those in stock."""
        found = []
        for kind in self._alike():
            unit_cost = to_minor(self.currency_id, kind.batch._loyalty_unit_cost())
            cost = unit_cost * len(kind.lines)
            found.append(kind._replace(cost=cost))
        return found

    def _refresh_amounts(self):
        """Write the estimate to the lines of a draft; say so when there can be none."""
        for act in self:
            own = act.with_company(act.company_id)
            try:
                own._freeze_amounts(own._at_present_cost())
                act.problem = False
            except UserError as error:
                act.problem = str(error)

    def _freeze_amounts(self, kinds):
        """Write cost, VAT and what the profit tax says to the lines.

        :param list kinds: the cards, each :class:`Alike` with its cost
        :return: one ``(policy, event)`` per set of parameters in force
        """
        events, values = [], []
        for (policy, ownership), own in self._alike_by_policy(kinds).items():
            event = self._event(policy, ownership, own)
            amounts = self._by_core(amounts_rule(event), event)
            for kind, whole in zip(own, amounts, strict=True):
                values += self._values_by_card(kind, whole, policy)
            events.append((policy, event))
        write_groups(self.env["loyalty.act.line"], values)
        return events

    def _values_by_card(self, kind, amounts, policy):
        """Pairs of line ids and their values, which share the amounts of all cards alike."""
        lines = iter(kind.lines)
        return [
            (list(islice(lines, count)), self._amount_values(card, policy))
            for card, count in card_amounts(amounts, len(kind.lines))
        ]

    def _alike_by_policy(self, kinds):
        """``{(parameters in force on the operation date, ownership): kinds}``."""
        policies = self.env["loyalty.accounting.policy"]
        found = {}
        for kind in kinds:
            policy = policies._in_force(self.company_id, self.operation_date, kind.program)
            found.setdefault((policy, kind.batch.ownership), []).append(kind)
        return found

    def _event(self, policy, ownership, kinds):
        """The issue as an event of the posting core."""
        event = RetainedIssue if ownership == "retained" else FreeIssue
        lines = tuple(self._issue_line(kind) for kind in kinds)
        return event(self.operation_date, policy._parameters(), lines)

    def _issue_line(self, kind):
        """One line of the event."""
        spans = pack(kind.serials)
        taxes = kind.batch._loyalty_card_taxes(spans).values()
        market = to_minor(self.currency_id, kind.batch.market_unit_value)
        return IssueLine(
            len(kind.lines),
            kind.cost,
            market * len(kind.lines),
            kind.batch._loyalty_bought_minor(len(kind.lines)),
            deducted_minor=sum(tax.deducted for tax in taxes),
            capitalised_minor=sum(tax.capitalised for tax in taxes),
            linked=kind.linked,
            allowance_minor=kind.batch._loyalty_allowance(spans),
        )

    def _by_core(self, rule, event):
        """What the posting core says to ``event``; a treatment that is not built is named."""
        try:
            return rule(event)
        except PostingError as error:
            raise UserError(str(error)) from error

    def _amount_values(self, amounts, policy):
        """Values of a line, as money of the company, under the parameters ``policy``.

        A card that stays the company's is no supply, and so the base of nothing.
        """
        is_kept = amounts.answer.reason == "retained"
        return {
            "unit_cost": to_amount(self.currency_id, amounts.cost_minor),
            "vat_base": 0.0 if is_kept else to_amount(self.currency_id, amounts.base_minor),
            "vat_rate": amounts.answer.rate_ppm / PPM_OF_PERCENT,
            "vat_amount": to_amount(self.currency_id, amounts.vat_minor),
            "vat_reason": amounts.answer.reason,
            "restored": to_amount(self.currency_id, amounts.restored_minor),
            "off_balance": to_amount(self.currency_id, amounts.off_balance_minor),
            "allowance": to_amount(self.currency_id, amounts.allowance_minor),
            "cit_treatment": policy.cit_treatment,
            "cit_rate": policy.cit_rate,
        }
