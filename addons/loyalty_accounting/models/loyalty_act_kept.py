"""Act: the paper as it was posted, its prints, and the signed scan."""

import base64

from odoo import api, fields, models

from ..safely import safely

PAPER = "loyalty_accounting.report_loyalty_act"
AT_ONCE = 50


class LoyaltyAct(models.Model):
    """A posted act keeps its paper as a PDF; what is printed later says that it is a copy.

    The PDF is made by a job right after the posting, from what the posting froze: a long act
    does not keep the accountant waiting, and a printer that fails does not hinder her.
    """

    _inherit = "loyalty.act"

    paper = fields.Binary(
        string="Paper as Posted",
        attachment=True,
        readonly=True,
        copy=False,
        groups="loyalty_accounting.group_loyalty_accountant",
    )
    paper_name = fields.Char(compute="_compute_paper_name")
    paper_kept_at = fields.Datetime(readonly=True, copy=False)
    print_count = fields.Integer(
        string="Printed",
        readonly=True,
        copy=False,
        help="Prints since the posting. The first is the original, the others are copies.",
    )
    scan = fields.Binary(
        string="Signed Scan",
        attachment=True,
        copy=False,
        help="The paper with its signatures. It may come after the posting.",
    )
    scan_name = fields.Char(copy=False)

    def _compute_paper_name(self):
        for act in self:
            act.paper_name = f"{act.display_name.replace('/', '-')}.pdf"

    def _ask_for_papers(self):
        """The job that keeps papers runs right after this transaction."""
        self.env.ref("loyalty_accounting.cron_keep_papers").sudo()._trigger()

    @api.model
    def _cron_keep_papers(self):
        """Keep the papers of posted acts that have none yet; those that fail are tried again."""
        acts = self.search([("posted_at", "!=", False), ("paper_kept_at", "=", False)])
        for act in acts[:AT_ONCE]:
            safely(self.env, f"The paper of {act.name}", act._keep_paper)
        if len(acts) > AT_ONCE:
            self._ask_for_papers()

    def _keep_paper(self):
        """Keep the original: nobody's print, so that whoever prints first has no copy."""
        self.ensure_one()
        books, printed = self.sudo(), self.print_count
        books.print_count = 0
        content, _kind = books.env["ir.actions.report"]._render_qweb_pdf(PAPER, self.ids)
        books.write(
            {
                "paper": base64.b64encode(content),
                "paper_kept_at": fields.Datetime.now(),
                "print_count": printed,
            }
        )

    def _paper_mark(self):
        """What the paper says about itself beside its title: draft, copy, or nothing."""
        if self.state == "draft":
            return self.env._("draft")
        if self.print_count > 1:
            return self.env._("copy %s", self.print_count - 1)
        return ""

    def _in_own_language(self):
        """The act in the language of its company, which its papers are printed in."""
        return self.with_context(lang=self.company_id.partner_id.lang or self.env.lang)


class IrActionsReport(models.Model):
    """Counts the prints of posted acts, each of which is a document of its own."""

    _inherit = "ir.actions.report"

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        """One by one: not every printer of HTML prints several documents at once."""
        one_by_one = super()._render_qweb_pdf_prepare_streams
        if self._get_report(report_ref).report_name != PAPER or not res_ids:
            return one_by_one(report_ref, data, res_ids=res_ids)
        streams = {}
        for act_id in res_ids:
            streams.update(one_by_one(report_ref, data, res_ids=[act_id]))
        return streams

    def _render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        if self._get_report(report_ref).report_name == PAPER:
            acts = self.env["loyalty.act"].sudo().browse(res_ids or ())
            for act in acts.filtered("posted_at"):
                act.print_count += 1
        return super()._render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
