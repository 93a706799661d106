"""Act: what was sent and has not arrived yet."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..ranges import missing


class LoyaltyAct(models.Model):
    """A transfer waits for its acceptance, which begins with what is still on the way."""

    _inherit = "loyalty.act"

    awaits_acceptance = fields.Boolean(
        compute="_compute_awaits_acceptance",
        help="Cards of this transfer are on the way: nobody has accepted them.",
    )

    @api.depends("state", "range_ids")
    def _compute_awaits_acceptance(self):
        for act in self:
            act.awaits_acceptance = bool(act._spans_on_the_way())

    def _spans_on_the_way(self):
        """``{print run: spans}`` of a posted transfer that no act has taken off the way."""
        if self.type != "transfer" or self.state != "posted" or self.reversal_of_id:
            return {}
        way = SQL("location_id = %s", self.company_id._loyalty_place("transit").id)
        accepted, found = self._spans_accepted(), {}
        for batch, sent in self.range_ids._spans_by_batch().items():
            still = batch._spans(way)
            gone = [part for span in sent for part in missing(span, still)]
            gone += accepted.get(batch, [])
            left = [part for span in sent for part in missing(span, gone)]
            if left:
                found[batch] = left
        return found

    def _spans_accepted(self):
        """``{print run: spans}`` that came or went back; they may be on the way again since."""
        acts = self.follow_up_ids.filtered(
            lambda act: (
                act.type == "acceptance" and act.state == "posted" and not act.reversal_of_id
            )
        )
        arrived = acts.range_ids.filtered(lambda line: line.finding != "missing")
        return arrived._spans_by_batch()

    def _check_on_the_way(self):
        """What is accepted is on the way by the transfer that the acceptance names."""
        self._check_within(self.origin_id.range_ids)
        left = self.origin_id._spans_on_the_way()
        for batch, spans in self.range_ids._spans_by_batch().items():
            gone = [part for span in spans for part in missing(span, left.get(batch, []))]
            if gone:
                raise UserError(
                    self.env._(
                        "%(act)s: not on the way any more by this transfer: %(numbers)s",
                        act=self.origin_id.display_name,
                        numbers=batch._loyalty_text(gone),
                    )
                )

    def action_accept(self):
        """A draft acceptance of this transfer, with what is still on the way."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Acceptance of a transfer"),
            "res_model": self._name,
            "views": [(self.env.ref("loyalty_accounting.view_loyalty_act_form").id, "form")],
            "context": {"default_type": "acceptance", "default_origin_id": self.id},
        }

    @api.onchange("origin_id")
    def _onchange_transfer_accepted(self):
        """Everything that is on the way has arrived, until somebody says otherwise."""
        if self.type != "acceptance" or not self.origin_id or self.range_ids:
            return
        self.location_dest_id = self.origin_id.location_dest_id
        self.range_ids = [
            fields.Command.create(
                {
                    "batch_id": batch.id,
                    "first_number": batch._run().number(first),
                    "last_number": batch._run().number(last),
                    "finding": "present",
                }
            )
            for batch, spans in self.origin_id._origin._spans_on_the_way().items()
            for first, last in spans
        ]
