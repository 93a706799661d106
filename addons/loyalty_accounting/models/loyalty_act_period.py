"""Act: what only the end of a tax period tells, gifts above a limit and shared input VAT."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..money import to_amount, to_minor
from ..posting import PeriodInputTax, PeriodIssue, PeriodTax
from .loyalty_act_line import UNTAXED_UNDER_LIMIT


class LoyaltyAct(models.Model):
    """The figures of the period are proposed by the ledger and settled by the accountant."""

    _inherit = "loyalty.act"

    period_start = fields.Date(
        compute="_compute_period_start",
        store=True,
        readonly=False,
        help="First day of the tax period; the operation date is its last.",
    )
    turnover = fields.Monetary(
        compute="_compute_period_figures",
        store=True,
        readonly=False,
        help="Turnover of the period without VAT, and without sales of equipment and buildings.",
    )
    exempt_turnover = fields.Monetary(
        compute="_compute_period_figures",
        store=True,
        readonly=False,
        help="Exempt supplies of the period. Proposed: the cards given away exempt.",
    )
    shared_input_tax = fields.Monetary(
        string="Input VAT to Share",
        help="Deducted input VAT of the period that serves taxed and exempt supplies alike.",
    )
    expense = fields.Monetary(string="All Expenses", help="Expenses of the period.")
    exempt_expense = fields.Monetary(
        string="Expenses on Exempt Supplies",
        help="Where they stay within the tolerated share of all expenses, all input VAT stays "
        "deducted.",
    )
    period_vat = fields.Monetary(
        string="VAT Charged", readonly=True, copy=False, help="VAT on gifts above the limit."
    )
    period_input_tax = fields.Monetary(
        string="Input VAT Shared", readonly=True, copy=False, help="Input VAT given back."
    )
    period_text = fields.Text(string="Gifts of the Period", compute="_compute_period_text")

    @api.depends("type", "operation_date")
    def _compute_period_start(self):
        """The quarter of the operation date, unless a person says else."""
        for act in self:
            if act.type != "period_tax" or not act.operation_date:
                act.period_start = False
            elif not act.period_start or act.period_start > act.operation_date:
                act.period_start = fields.Date.start_of(act.operation_date, "quarter")

    @api.depends("type", "company_id", "period_start", "operation_date")
    def _compute_period_figures(self):
        for act in self:
            if act.type != "period_tax" or not act.period_start:
                act.turnover = act.exempt_turnover = 0.0
                continue
            act.turnover = act.sudo()._ledger_turnover()
            act.exempt_turnover = act.sudo()._given_untaxed(("within_unit_limit",))

    @api.depends("type", "period_start", "operation_date", "turnover", "state")
    def _compute_period_text(self):
        """Every day of gifts under the limit: how much, and what of it is above."""
        for act in self:
            if act.type != "period_tax" or not act.period_start:
                act.period_text = False
                continue
            rows = act.sudo()._paper_kept().get("issues", ())
            act.period_text = "\n".join(
                act.env._(
                    "%(day)s: %(base)s given away, %(excess)s of it above the limit.",
                    day=format_date(self.env, day),
                    base=act.currency_id.format(base),
                    excess=act.currency_id.format(excess),
                )
                for day, base, excess in rows
            )

    # -- the period --------------------------------------------------------------------------

    def _in_period(self):
        """Documents of the company in the period."""
        return (
            Domain("company_id", "=", self.company_id.id)
            & Domain("operation_date", ">=", self.period_start)
            & Domain("operation_date", "<=", self.operation_date)
        )

    def _ledger_turnover(self):
        """Income of the period by the ledger."""
        income = self.env["account.move.line"]._read_group(
            [
                ("company_id", "=", self.company_id.id),
                ("parent_state", "=", "posted"),
                ("account_id.account_type", "=", "income"),
                ("date", ">=", self.period_start),
                ("date", "<=", self.operation_date),
            ],
            [],
            ["balance:sum"],
        )[0][0]
        return -income

    def _given_untaxed(self, reasons):
        """VAT base of the cards given away in the period for ``reasons``, posted acts only."""
        return self.env["loyalty.act.line"]._read_group(
            self._untaxed_lines(reasons), [], ["vat_base:sum"]
        )[0][0]

    def _untaxed_lines(self, reasons):
        """Lines of posted acts of the period; mirrors and corrections count below zero."""
        return (
            self._in_period()
            & Domain("vat_reason", "in", reasons)
            & Domain("act_id.posted_at", "!=", False)
        )

    def _period_policy(self):
        """The company's parameters on the last day of the period."""
        policies = self.env["loyalty.accounting.policy"]
        return policies._in_force(self.company_id, self.operation_date)

    def _period_issues(self):
        """Gifts under a limit by day, with rate and limit of the day, as the core takes them."""
        policies = self.env["loyalty.accounting.policy"]
        groups = self.env["loyalty.act.line"]._read_group(
            self._untaxed_lines(UNTAXED_UNDER_LIMIT),
            ["operation_date:day", "program_id"],
            ["vat_base:sum"],
        )
        issues = []
        for moment, program, base in groups:
            day = fields.Date.to_date(moment)
            terms = policies._in_force(self.company_id, day, program)._parameters()
            base = to_minor(self.currency_id, base)
            issues.append(PeriodIssue(day, base, terms.rate_ppm, terms.total_limit_ppm))
        return tuple(issue for issue in issues if issue.base_minor)

    def _charged_before(self, name):
        """What earlier acts of the same period charged, in minor units."""
        earlier = self.search(
            self._in_period()
            & Domain("type", "=", "period_tax")
            & Domain("state", "=", "posted")
            & Domain("reversal_of_id", "=", False)
            & Domain("id", "!=", self._origin.id)
        )
        return to_minor(self.currency_id, sum(earlier.mapped(name)))

    def _period_tax(self):
        """The event of gifts above the limit."""
        return PeriodTax(
            self.operation_date,
            self._period_policy()._parameters(),
            to_minor(self.currency_id, self.turnover),
            self._period_issues(),
            self._charged_before("period_vat"),
        )

    def _period_input_tax(self):
        """The event of the input VAT that is shared."""
        return PeriodInputTax(
            self.operation_date,
            self._period_policy()._parameters(),
            *(
                to_minor(self.currency_id, amount)
                for amount in (
                    self.shared_input_tax,
                    self.exempt_turnover,
                    self.turnover,
                    self.exempt_expense,
                    self.expense,
                )
            ),
            self._charged_before("period_input_tax"),
        )

    def _keep_period(self, entries):
        """The act keeps what it charged, for the next one of the period."""
        for entry in entries:
            role = {line.role for line in entry.lines} - {"GVX"}
            amount = sum(
                line.debit_minor - line.credit_minor for line in entry.lines if line.role == "GVX"
            )
            field = "period_vat" if role == {"VATG"} else "period_input_tax"
            self[field] = to_amount(self.currency_id, amount)
