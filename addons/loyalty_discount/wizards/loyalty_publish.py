"""Publish a program: at once, or for a date and hour in each shop's own time."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.wall_clock import wall_text


class LoyaltyPublish(models.TransientModel):
    """Shows what changes and which tills will take it, then publishes."""

    _name = "loyalty.publish"
    _description = "Publish a Program"

    program_id = fields.Many2one("loyalty.program", required=True, readonly=True)
    moment = fields.Selection(
        selection=[("now", "At once"), ("later", "For a date and hour")],
        default="now",
        required=True,
    )
    date = fields.Date(help="Each shop switches when its own clock shows this time.")
    hour = fields.Float(default=0.0)
    note = fields.Char(help="Why, for those who read the history.")
    changes = fields.Text(compute="_compute_changes")
    needs_check = fields.Boolean(related="program_id.company_id.loyalty_second_person")
    till_names = fields.Char(string="Open Tills", compute="_compute_till_names")

    @api.depends("program_id")
    def _compute_changes(self):
        for wizard in self:
            wizard.changes = wizard.program_id._changes_since_last(stops=False)

    @api.depends("program_id")
    def _compute_till_names(self):
        for wizard in self:
            tills = wizard.program_id._open_tills()
            wizard.till_names = ", ".join(tills.mapped("display_name"))

    def action_apply(self):
        """Publish, or ask a second person to check."""
        self.ensure_one()
        publications = self.env["loyalty.publication"]
        publications._check_marketer()
        self.program_id.check_access("write")
        publications._ask(self.program_id, start=self._start(), note=self.note or "")
        return {"type": "ir.actions.act_window_close"}

    def _start(self):
        """The chosen wall time as text, None for at once."""
        if self.moment == "now":
            return None
        if not self.date or not 0 <= self.hour < 24:
            raise UserError(self.env._("Choose the date and an hour from 00:00 to 23:59."))
        hours, minutes = divmod(round(self.hour * 60), 60)
        start = f"{self.date.isoformat()}T{hours:02d}:{minutes:02d}"
        zone = self.env["loyalty.publication"]._first_zone(self.program_id.company_id)
        if start <= wall_text(fields.Datetime.now(), zone):
            raise UserError(
                self.env._(
                    "%s has passed already in one of the shops: choose a later time, or publish "
                    "at once.",
                    start.replace("T", " "),
                )
            )
        return start
