"""Shift: the cards in its drawer, counted when it opens and when it closes."""

from odoo import fields, models


class PosSession(models.Model):
    """A count is an act of the place that the till sells from."""

    _inherit = "pos.session"

    loyalty_drawer_count_ids = fields.One2many(
        "loyalty.act", "shift_id", string="Drawer Counts", readonly=True
    )

    def action_loyalty_count_drawer(self):
        """A draft count of the shift: opening if there was none yet, else closing."""
        self.ensure_one()
        acts = self.env["loyalty.act"]
        acts.check_access("create")
        counted = self.loyalty_drawer_count_ids.filtered(lambda act: act.state != "reversed")
        act = counted.filtered(lambda act: act.state == "draft")[:1] or acts.create(
            {
                "type": "drawer",
                "company_id": self.company_id.id,
                "shift_id": self.id,
                "shift_end": "closing" if counted else "opening",
                "location_id": self.config_id.picking_type_id.default_location_src_id.id,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": act._operation().title(self.env),
            "res_model": "loyalty.act",
            "res_id": act.id,
            "views": [(self.env.ref("loyalty_accounting.view_loyalty_act_form").id, "form")],
        }


class LoyaltyAct(models.Model):
    """The shift that a drawer count belongs to."""

    _inherit = "loyalty.act"

    shift_id = fields.Many2one("pos.session", check_company=True, index="btree_not_null")
    shift_end = fields.Selection(
        selection=[("opening", "At the opening"), ("closing", "At the closing")],
        string="Counted",
    )
