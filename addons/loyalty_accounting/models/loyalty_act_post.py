"""Posting an act: amounts from the posting core, pieces by native stock, tax by an entry."""

from odoo import models
from odoo.exceptions import UserError

from ..money import to_amount, to_minor
from ..posting import FreeIssue, IssueLine, PostingError, RetainedIssue, allocate, amounts_rule
from ..setwise import write_each
from .loyalty_accounting_policy import PPM_OF_PERCENT


class LoyaltyAct(models.Model):
    """The cost is carried by the valuation of the stock move, the VAT by our own entry."""

    _inherit = "loyalty.act"

    def action_post(self):
        """Post drafts, each at once and entirely; posted ones stay as they are."""
        self._check_accountant()
        self.check_access("write")
        self._lock()
        for act in self.filtered(lambda act: act.state == "draft"):
            shop = act._at_shop()
            if act.type == "issuance":
                shop._post_issuance()
            else:
                shop._post_operation()

    def _at_shop(self):
        """The act as ``sudo`` in its company and by the clock of its shop.

        Odoo leaves an entry of tomorrow in draft; what is today for the shop is not tomorrow.
        """
        return (
            self.sudo()
            .with_company(self.company_id)
            .with_context(tz=self.warehouse_id.sudo()._loyalty_zone())
        )

    def action_refresh(self):
        """Estimate cost and VAT of drafts again, after a bill or a parameter changed."""
        self.check_access("write")
        self.filtered(lambda act: act.state == "draft").sudo()._refresh_amounts()

    def _post_issuance(self):
        """All of it, or nothing: pieces, cost, VAT, register, frozen lines."""
        self.ensure_one()
        self.company_id._loyalty_check_ready()
        self._check_cards_pending()
        self._take_number()
        self.posting_date = self._first_open_day(self.operation_date)
        picking = self._move_out()
        self._freeze_holders()
        events = self._freeze_amounts(self._actual_costs(picking))
        entries = self._entries(event for _policy, _lines, event in events)
        self._check_carried(entries, picking)
        self._post_entries(entries)
        self._note_posted(entries)
        self._freeze_parameters([policy for policy, _lines, _event in events])
        self.line_ids.medium_id._set_place(self.company_id.loyalty_issued_location_id)
        self._close()

    def _check_cards_pending(self):
        """Every card of the act lies where the tills put it, and there is one at least."""
        cards = self.line_ids.medium_id
        pending = self.company_id.loyalty_pending_location_id
        wrong = cards.filtered(lambda card: card.location_id != pending or card.state == "stock")
        if wrong or not cards:
            raise UserError(
                self.env._(
                    "Act of %(day)s: %(cards)s not at “%(place)s”.",
                    day=self.operation_date,
                    cards=", ".join(wrong.mapped("masked_number")) or self.env._("no cards are"),
                    place=pending.name,
                )
            )

    # -- stock -------------------------------------------------------------------------------

    def _move_out(self):
        """One move per print run to *issued free*, valued and dated natively."""
        pending = self.company_id.loyalty_pending_location_id
        quantities = {
            (batch, pending): count
            for batch, count in self.env["loyalty.act.line"]._read_group(
                [("act_id", "=", self.id)], ["batch_id"], ["__count"]
            )
        }
        pickings = self.env["stock.picking"].with_context(force_period_date=self.posting_date)
        picking = pickings._loyalty_transfer(
            self.company_id, quantities, self.company_id.loyalty_issued_location_id, self.name
        )
        self._link(picking)
        return picking

    def _link(self, picking):
        """Lead from the picking and its entry back to the act; leave no entry a draft.

        Core keeps an entry of tomorrow in draft, and a shop east of the server has tomorrow
        already.
        """
        picking.loyalty_act_id = self
        entries = picking.move_ids.account_move_id
        entries.write({"loyalty_act_id": self.id, "ref": self.name})
        entries.filtered(lambda move: move.state == "draft")._post(soft=False)

    def _actual_costs(self, picking):
        """Cost of every line in minor units; the parts add up to the value of the move."""
        costs = {}
        for move in picking.move_ids:
            lines = self.line_ids.filtered(
                lambda line, move=move: line.batch_id.lot_id == move.move_line_ids.lot_id
            )
            total = to_minor(self.currency_id, move.value)
            costs.update(zip(lines, allocate(total, (1,) * len(lines)), strict=True))
        return costs

    def _estimated_costs(self):
        """Cost of every line at the present average cost, in minor units."""
        return {
            line: to_minor(
                self.currency_id,
                line.batch_id.product_id.with_company(self.company_id).standard_price,
            )
            for line in self.line_ids
        }

    # -- amounts -----------------------------------------------------------------------------

    def _refresh_amounts(self):
        """Write the estimate to the lines of a draft; say so when there can be none."""
        for act in self:
            try:
                act.with_company(act.company_id)._freeze_amounts(act._estimated_costs())
                act.problem = False
            except UserError as error:
                act.problem = str(error)

    def _freeze_amounts(self, costs):
        """Write cost, VAT and what the profit tax says to the lines.

        :param dict costs: line -> cost in minor units
        :return: one ``(policy, lines, event)`` per set of parameters in force
        """
        events = []
        for (policy, _ownership), lines in self._lines_by_policy().items():
            event = self._event(policy, lines, costs)
            amounts_of = self._by_core(amounts_rule(event), event)
            write_each(
                {
                    line: self._amount_values(amounts, policy)
                    for line, amounts in zip(lines, amounts_of, strict=True)
                }
            )
            events.append((policy, lines, event))
        return events

    def _lines_by_policy(self):
        """``{(parameters in force on the operation date, ownership): lines}``."""
        policies = self.env["loyalty.accounting.policy"]
        in_force = {
            program: policies._in_force(self.company_id, self.operation_date, program)
            for program in self.line_ids.program_id
        }
        found = {}
        for line in self.line_ids:
            key = (in_force[line.program_id], line.batch_id.ownership)
            found.setdefault(key, []).append(line.id)
        return {key: self.line_ids.browse(ids) for key, ids in found.items()}

    def _event(self, policy, lines, costs):
        """The issue as an event of the posting core."""
        taxes = {}
        for batch in lines.batch_id:
            own = lines.filtered(lambda line, batch=batch: line.batch_id == batch)
            spans = [(line.medium_id.serial, line.medium_id.serial) for line in own]
            cards = batch._loyalty_card_taxes(spans)
            taxes.update({line: cards[span] for line, span in zip(own, spans, strict=True)})
        issued = (
            IssueLine(
                1,
                costs[line],
                to_minor(self.currency_id, line.batch_id.market_unit_value),
                deducted_minor=taxes[line].deducted,
                capitalised_minor=taxes[line].capitalised,
                linked=bool(line.medium_id.issue_order_id),
            )
            for line in lines
        )
        retained = lines.batch_id[:1].ownership == "retained"
        kind = RetainedIssue if retained else FreeIssue
        return kind(self.operation_date, policy._parameters(), tuple(issued))

    def _by_core(self, rule, event):
        """What the posting core says to ``event``; a treatment that is not built is named."""
        try:
            return rule(event)
        except PostingError as error:
            raise UserError(str(error)) from error

    def _amount_values(self, amounts, policy):
        """Values of a line, as money of the company, under the parameters ``policy``."""
        return {
            "unit_cost": to_amount(self.currency_id, amounts.cost_minor),
            "vat_base": to_amount(self.currency_id, amounts.base_minor),
            "vat_rate": amounts.answer.rate_ppm / PPM_OF_PERCENT,
            "vat_amount": to_amount(self.currency_id, amounts.vat_minor),
            "vat_reason": amounts.answer.reason,
            "restored": to_amount(self.currency_id, amounts.restored_minor),
            "off_balance": to_amount(self.currency_id, amounts.off_balance_minor),
            "cit_treatment": policy.cit_treatment,
            "cit_rate": policy.cit_rate,
        }

    # -- what the act keeps ------------------------------------------------------------------

    def _freeze_holders(self):
        """Take over the holders as they are now; a form may have come after the issue."""
        values = self.line_ids._values_of_issues(self.line_ids.medium_id)
        write_each({line: values[line.medium_id] for line in self.line_ids})

    def _freeze_parameters(self, policies):
        """Keep in words and codes what the act was posted with."""
        roles = self.env["loyalty.account.role"].search([("company_id", "=", self.company_id.id)])
        accounts = {role.code: role.account_id.display_name for role in roles}
        text = [policy.display_name for policy in policies]
        text += [
            f"{code}: {accounts[code]}"
            for code in ("EXP", "MAT", "GVX", "VATG", "OBI", "OBIC")
            if code in accounts
        ]
        self.parameters = {
            "v": 1,
            **self._paper_values(),
            "policies": [
                {
                    "id": policy.id,
                    "rate": policy._rate_ppm(),
                    "mode": policy.free_issue_mode,
                    "base": policy.vat_base,
                    "rounding": policy.vat_rounding,
                }
                for policy in policies
            ],
            "accounts": accounts,
            "text": text,
        }
