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
            "from": self._place_from().display_name or "",
            "to": self.location_dest_id.display_name or "",
            "responsible": self.responsible_id.display_name or self.responsible_name or "",
            "responsible_to": self.responsible_to_id.display_name or "",
            "commission": self.present_ids.mapped("display_name"),
            "commission_order": self.commission_id.order_number or "",
            "origin": self.origin_id.display_name or "",
            "receipt": self.receipt_id.name or "",
            "supplier": self.receipt_id.partner_id.name or "",
            "order": self.receipt_id.origin or "",
            "received": self._paper_received(),
            "against": self.opening_account_id.display_name or "",
            "product": self.product_id.display_name or "",
            "replaced": self.replaced_id.number or "",
            "holder": masked_name(self.replaced_id.partner_id.name),
            "fee_receipt": self.fee_order_id.pos_reference or self.fee_order_id.name or "",
            "fee": self.fee_order_id.amount_total,
            "culprit": self.culprit_id.display_name or "",
            "shift": self.shift_id.name or "",
            "norm": self._paper_norm(),
            "is_checked": self.env.uid == SUPERUSER_ID or self.env.user.has_group(ACCOUNTANT),
            **self._count_values(),
        }

    def _paper_norm(self):
        """How many spoilt cards the norm allows; none without parameters."""
        if self.type != "spoilt" or not self.operation_date:
            return 0
        try:
            return self._operation().norm(self, self._portions())
        except UserError:
            return 0

    def _paper_received(self):
        """``[cards ordered, cards received]`` of what a receipt note is about."""
        moves = self.receipt_id.sudo().move_ids.filtered("product_id.loyalty_card_ok")
        if self.type != "receipt" or not moves:
            return []
        ordered = sum(moves.purchase_line_id.mapped("product_qty"))
        return [round(ordered), round(sum(moves.mapped("quantity")))]

    def _paper_kept(self):
        """The parties as this paper names them."""
        return {**self._paper_values(), **(self.parameters or {})}

    def _paper_entries(self):
        """Numbers of the journal entries that the act made."""
        return ", ".join(self.sudo().account_move_ids.sorted("id").mapped("name"))

    def _lines_of_ours(self):
        """The lines of cards that stay the company's."""
        return self.line_ids.filtered(lambda line: line._is_ours())

    def _paper_signatures(self, kept=None):
        """``(role, name)`` of everybody who signs."""
        kept = kept or self._paper_kept()
        giver = {
            "issuance": self.env._("Issued by (responsible person)"),
            "transfer": self.env._("Handed over by"),
            "acceptance": self.env._("Taken over by"),
        }.get(self.type, self.env._("Responsible person"))
        operation = self._operation()
        has_giver = not operation or "responsible_id" in operation.required_of(self)
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
        if self._lists_cards():
            return self._issue_columns()
        if self._compares():
            return self._count_columns()
        lost = self.type == "impairment"
        title = self.env._("Loss of value") if lost else self.env._("Cost")
        cost = Column(title, "money", 14, total=True)
        return (
            *self._range_columns(has_findings=self._has_findings()),
            *(self._holder_columns() if self._names_holders() else ()),
            Column(self.env._("Cards"), "count", 10, total=True),
            *((cost,) if self._lists_cost() else ()),
        )

    def _lists_cards(self):
        """One row per card: of an issue note, and of what a posted correction takes back."""
        return self.type == "issuance" or (self.type == "correction" and bool(self.line_ids))

    def _lists_cost(self):
        """What the cards cost; those that expire with their holders cost nothing any more."""
        return self._shows_cost() and self.type != "expiry"

    def _names_holders(self):
        """Opening balances of cards out say who has them."""
        return self.type == "opening" and "out" in self.range_ids.mapped("finding")

    def _holder_columns(self):
        """Who has the cards, since when."""
        return (
            Column(self.env._("Holder"), width=28),
            Column(self.env._("Handed out on"), width=14),
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
        if self._lists_cards() or self._compares():
            yield from (self._count_rows() if self._compares() else self._issue_rows())
            return
        sign = -1 if self.reversal_of_id else 1
        names_holders = self._names_holders()
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
                *(self._holder_of(line) if names_holders else ()),
                sign * line.quantity,
            )
            yield (*row, line.cost) if self._lists_cost() else row

    def _holder_of(self, line):
        """The masked holder of a range that was out on the first day, and since when."""
        if line.finding != "out":
            return "", ""
        name = masked_name(line.sudo().partner_id.name) or self.env._("Anonymous")
        return name, format_date(self.env, line.issued_on or self.operation_date)

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
