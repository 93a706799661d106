"""Shift: at its end the day's acts are drafted and the cost of sold cards is posted."""

from odoo import fields, models

from ..safely import safely


class PosSession(models.Model):
    """Both steps run after core's closing, each in its own savepoint: they never hinder it."""

    _inherit = "pos.session"

    loyalty_cost_move_ids = fields.One2many(
        "account.move", "loyalty_cost_session_id", string="Cost of Cards Sold", readonly=True
    )
    loyalty_unfinished = fields.Boolean(
        readonly=True,
        copy=False,
        groups="base.group_system",
        help="Cards of the shift could not be posted at its closing; the nightly run tries again.",
    )

    def _validate_session(self, *args, **kwargs):
        result = super()._validate_session(*args, **kwargs)
        if self.state == "closed":
            self.sudo().with_company(self.company_id)._loyalty_finish()
        return result

    def _loyalty_finish(self):
        """Draft the acts and post the cost of sold cards; safe to run again."""
        self.ensure_one()
        acts = self.env["loyalty.act"]
        steps = (
            lambda: acts._draft_issues(self.company_id, self),
            self._loyalty_post_card_cost,
            self._loyalty_end_allowances,
        )
        done = [self._loyalty_safely(step) for step in steps]
        self.loyalty_unfinished = not all(done)

    def _loyalty_safely(self, step):
        """Run ``step``; an error of ours is logged and left for the nightly run.

        :return: True when it worked
        """
        done = safely(self.env, f"Cards of POS session {self.name}", step)
        if not done:
            self.message_post(
                body=self.env._(
                    "The card documents of this shift could not be made at closing. They are "
                    "made by the nightly run, or by “Collect Issues” in the acts."
                )
            )
        return done

    def _loyalty_unfinished(self, company):
        """Closed shifts of ``company`` whose card documents are still to be made."""
        return self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "closed"),
                ("loyalty_unfinished", "=", True),
            ]
        )

    def _get_related_account_moves(self):
        return super()._get_related_account_moves() | self.loyalty_cost_move_ids

    def _loyalty_entry_date(self):
        """Today, or the first open day."""
        acts = self.env["loyalty.act"].new({"company_id": self.company_id.id})
        return acts._first_open_day(fields.Date.context_today(self))
