"""The act as a paper: title, head, table and signatures, printed and exported alike."""

import pytz

from odoo import SUPERUSER_ID, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..models.loyalty_act_line import masked_name
from ..models.loyalty_act_rights import ACCOUNTANT
from ..registers import Column


class LoyaltyAct(models.Model):
    """A posted act shows what it kept, a draft what it would keep now."""

    _inherit = "loyalty.act"

    def _paper_title(self):
        """What the paper is called, with its number."""
        self.ensure_one()
        title = self._operation().title(self.env) if self._operation() else self.env._("Issue note")
        return f"{title} {self.display_name}"

    def _paper_values(self):
        """Parties and documents as they are called now, to be kept by posting."""
        return {
            "company": {"name": self.company_id.name, "vat": self.company_id.vat or ""},
            "shop": self.warehouse_id.name or "",
            "from": self.location_id.display_name or "",
            "to": self.location_dest_id.display_name or "",
            "responsible": self.responsible_id.display_name or self.responsible_name or "",
            "responsible_to": self.responsible_to_id.display_name or "",
            "commission": self.present_ids.mapped("display_name"),
            "commission_order": self.commission_id.order_number or "",
            "origin": self.origin_id.display_name or "",
            "receipt": self.receipt_id.name or "",
            "product": self.product_id.display_name or "",
            "replaced": self.replaced_id.number or "",
            "holder": masked_name(self.replaced_id.partner_id.name),
            "fee_receipt": self.fee_order_id.pos_reference or self.fee_order_id.name or "",
            "fee": self.fee_order_id.amount_total,
            "culprit": self.culprit_id.display_name or "",
            "shift": self.shift_id.name or "",
            "norm": self._paper_norm(),
            "is_checked": self.env.uid == SUPERUSER_ID or self.env.user.has_group(ACCOUNTANT),
        }

    def _paper_norm(self):
        """How many spoilt cards the norm allows; none without parameters."""
        if self.type != "spoilt" or not self.operation_date:
            return 0
        try:
            return self._operation().norm(self, self._portions())
        except UserError:
            return 0

    def _paper_kept(self):
        """The parties as this paper names them."""
        return {**self._paper_values(), **(self.parameters or {})}

    def _paper_entries(self):
        """Numbers of the journal entries that the act made."""
        return ", ".join(self.sudo().account_move_ids.sorted("id").mapped("name"))

    def _paper_head(self):
        """``(name, value)`` of everything above the table, without empty ones."""
        kept = self._paper_kept()
        rows = (
            (self.env._("Company"), kept["company"]["name"]),
            (self.env._("Tax ID"), kept["company"]["vat"]),
            *self._paper_places(kept),
            (self.env._("Operation"), self._paper_ownership()),
            (self.env._("Operation date"), format_date(self.env, self.operation_date)),
            (self.env._("Posting date"), format_date(self.env, self.posting_date)),
            (self.env._("Journal entries"), kept.get("entries") or self._paper_entries()),
            (self.env._("Follows"), kept["origin"]),
            (self.env._("Order of the commission"), kept["commission_order"]),
            *self._paper_particulars(kept),
            (self.env._("Reason"), self.reason),
            (self.env._("Basis"), self.basis),
        )
        return [(name, value) for name, value in rows if value]

    def _paper_places(self, kept):
        """Where it happened: a shop on issue notes, two places where cards go between them."""
        if self.type == "issuance":
            return (
                (self.env._("Shop"), kept["shop"]),
                (self.env._("Cards"), self.quantity),
            )
        if kept["from"] and kept["to"]:
            return (self.env._("From"), kept["from"]), (self.env._("To"), kept["to"])
        return ((self.env._("Place"), kept["from"] or kept["to"]),)

    def _paper_particulars(self, kept):
        """What the type of the act asks for, by the record of what was entered."""
        ends = dict(self._fields["shift_end"]._description_selection(self.env))
        sources = dict(self._fields["recovery_source"]._description_selection(self.env))
        rows = (
            (self.env._("Receipt"), kept["receipt"]),
            (self.env._("Becomes"), kept["product"]),
            (self.env._("Card replaced"), kept["replaced"]),
            (self.env._("Holder"), kept["holder"]),
            (self.env._("Fee paid by receipt"), kept["fee_receipt"]),
            (self.env._("Charged to"), kept["culprit"]),
            (self.env._("Recovered"), self.recovery_amount and sources.get(self.recovery_source)),
            (self.env._("Shift"), kept["shift"]),
            (self.env._("Counted"), ends.get(self.shift_end)),
            (self.env._("Cards personalised"), self.personalised),
            (self.env._("Spoilt by the norm, at most"), kept["norm"]),
            (self.env._("Loss of value, %"), self.loss_percent and f"{self.loss_percent:g}"),
        )
        return (*rows, *(self._paper_amounts(kept) if self._shows_cost() else ()))

    def _paper_amounts(self, kept):
        """Amounts of the head; a claim that names none is of the cost."""
        is_recovery = self.type == "recovery"
        claimed = self.claim_amount if self.type == "claim" else self.recovery_amount
        if not is_recovery and not claimed and (self.type == "claim" or self.culprit_id):
            claimed = self.amount_cost
        replaces = self.type == "replacement"
        amounts = (
            (self.env._("Fee"), kept["fee"]),
            (self.env._("VAT base"), replaces and self.amount_vat_base),
            (self.env._("VAT"), replaces and self.amount_vat),
            (self.env._("Off balance"), replaces and self.amount_off_balance),
            (self.env._("Off balance until now"), self.amount_returned),
            (self.env._("Amount claimed"), 0.0 if is_recovery else claimed),
            (self.env._("Amount recovered"), self.recovery_amount if is_recovery else 0.0),
            (self.env._("Value when back"), self.return_value),
            (self.env._("Turnover of the period"), self.turnover),
            (self.env._("Exempt supplies"), self.exempt_turnover),
            (self.env._("Input VAT to share"), self.shared_input_tax),
            (self.env._("VAT charged"), self.period_vat),
            (self.env._("Input VAT given back"), self.period_input_tax),
        )
        return [(name, value and self.currency_id.format(value)) for name, value in amounts]

    def _paper_ownership(self):
        """Whose the cards handed out are."""
        if self.type not in ("issuance", "replacement") or not self.line_ids:
            return ""
        ours = self._lines_of_ours()
        if not ours:
            return self.env._("cards passed into the ownership of their holders")
        if ours == self.line_ids:
            return self.env._("cards handed out that stay the property of the company")
        return self.env._(
            "cards passed into the ownership of their holders; those with a value off balance "
            "stay the property of the company"
        )

    def _lines_of_ours(self):
        """The lines of cards that stay the company's; before an estimate, by their print run."""
        return self.line_ids.filtered(
            lambda line: (
                line.off_balance or (line.vat_reason or line.batch_id.ownership) == "retained"
            )
        )

    def _paper_signatures(self):
        """``(role, name)`` of everybody who signs."""
        kept = self._paper_kept()
        giver = {
            "issuance": self.env._("Issued by (responsible person)"),
            "transfer": self.env._("Handed over by"),
            "acceptance": self.env._("Taken over by"),
        }.get(self.type, self.env._("Responsible person"))
        has_giver = not self._operation() or "responsible_id" in self._operation().required
        signatures = [(giver, kept["responsible"])] if has_giver or kept["responsible"] else []
        if self.type == "transfer":
            signatures.append((self.env._("Taken over by"), kept["responsible_to"]))
        member = self.env._("Member of the commission")
        signatures += [(member, name) for name in kept["commission"]]
        checked = self.env._("Checked by (accountant)")
        last = checked if kept["is_checked"] else self.env._("Posted by")
        return [*signatures, (last, self.posted_by_id.name or "")]

    def _paper_blanks(self):
        """What is filled in by hand below a count that found differences."""
        found = self._compares() and set(self.range_ids.mapped("finding")) & {"missing", "extra"}
        if not found:
            return ()
        return self.env._("Explanation of the responsible person"), self.env._("Decision")

    # -- the table ---------------------------------------------------------------------------

    def _paper_columns(self):
        """The columns: cards with their holders on an issue note, else ranges of numbers."""
        if self.type == "issuance":
            return self._issue_columns()
        if self._compares():
            return self._count_columns()
        lost = self.type == "impairment"
        title = self.env._("Loss of value") if lost else self.env._("Cost")
        cost = Column(title, "money", 14, total=True)
        return (
            *self._range_columns(has_findings=self._has_findings()),
            Column(self.env._("Cards"), "count", 10, total=True),
            *((cost,) if self._shows_cost() else ()),
        )

    def _has_findings(self):
        """Does the paper say of any number how it was found?"""
        return any(self.range_ids.mapped("finding"))

    def _range_columns(self, has_findings=True):
        """The columns that say which numbers a row is of."""
        columns = (
            Column(self.env._("No."), "count", 6),
            Column(self.env._("Print run"), width=16),
            Column(self.env._("Product"), width=30),
            Column(self.env._("First number"), width=20),
            Column(self.env._("Last number"), width=20),
        )
        return (*columns, Column(self.env._("Finding"), width=14)) if has_findings else columns

    def _issue_columns(self):
        """The columns of an issue note; off balance where a card stays the company's."""
        off_balance = Column(self.env._("Off balance"), "money", 12, total=True)
        return (
            Column(self.env._("No."), "count", 6),
            Column(self.env._("Card number"), width=18),
            Column(self.env._("Holder"), width=28),
            Column(self.env._("Date and time"), "moment", 18),
            Column(self.env._("Till"), width=18),
            Column(self.env._("Cashier"), width=18),
            Column(self.env._("Ground"), width=46),
            Column(self.env._("Consent"), width=34),
            Column(self.env._("Cost"), "money", 12, total=True),
            Column(self.env._("VAT base"), "money", 12, total=True),
            Column(self.env._("VAT %"), "rate", 9),
            Column(self.env._("VAT"), "money", 12, total=True),
            *((off_balance,) if self._lines_of_ours() else ()),
        )

    def _shows_cost(self):
        """Storekeepers move cards; what they cost is the accountant's."""
        return self.env.su or self.env.user.has_group(ACCOUNTANT)

    def _paper_rows(self):
        """The rows, as many values as there are columns."""
        if self.type == "issuance" or self._compares():
            yield from (self._count_rows() if self._compares() else self._issue_rows())
            return
        findings = dict(self.range_ids._fields["finding"]._description_selection(self.env))
        has_findings = self._has_findings()
        for number, line in enumerate(self.range_ids, start=1):
            row = (
                number,
                line.batch_id.name,
                line.batch_id.product_id.display_name,
                line.first_number,
                line.last_number or line.first_number,
                *((findings.get(line.finding, ""),) if has_findings else ()),
                line.quantity,
            )
            yield (*row, line.cost) if self._shows_cost() else row

    def _issue_rows(self):
        """One row per card, by the clock of the shop."""
        zone = pytz.timezone(self.warehouse_id.sudo()._loyalty_zone())
        has_ours = bool(self._lines_of_ours())
        for number, line in enumerate(self.line_ids, start=1):
            moment = pytz.utc.localize(line.issued_at).astimezone(zone)
            yield (
                number,
                line.number,
                line.holder_masked,
                moment.replace(tzinfo=None),
                line.till_name or "",
                line.cashier_name or "",
                line.ground or "",
                line.consent_text or "",
                line.unit_cost,
                line.vat_base,
                line.vat_rate or self.env._("no VAT"),
                line.vat_amount,
                *((line.off_balance,) if has_ours else ()),
            )
