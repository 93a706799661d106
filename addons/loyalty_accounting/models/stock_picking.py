"""Transfers of cards: the ones we make, and the ranges of the ones made by hand."""

from odoo import Command, api, fields, models
from odoo.exceptions import AccessError

from ..trusted import CORE_POS_MOVE, OWN_MOVE, trusted


class StockPicking(models.Model):
    """Adds number ranges to transfers of cards."""

    _inherit = "stock.picking"

    loyalty_act_id = fields.Many2one(
        "loyalty.act", string="Card Act", readonly=True, copy=False, index="btree_not_null"
    )
    loyalty_by_till = fields.Boolean(
        readonly=True,
        copy=False,
        groups="base.group_system",
        help="Made by the till from receipts: the numbers stand on the receipt lines.",
    )
    loyalty_range_ids = fields.One2many("loyalty.move.range", "picking_id", string="Card Numbers")
    loyalty_card_count = fields.Integer(
        string="Cards",
        compute="_compute_loyalty_counts",
        compute_sudo=True,
        help="Cards of this transfer.",
    )
    loyalty_named_count = fields.Integer(
        string="Named",
        compute="_compute_loyalty_counts",
        compute_sudo=True,
        help="Cards whose numbers are entered.",
    )

    def write(self, vals):
        """A transfer belongs to the act that made it; users of the till may write transfers."""
        if "loyalty_act_id" in vals and not self.env.su:
            raise AccessError(self.env._("A transfer of cards stays with its act."))
        return super().write(vals)

    @api.depends(
        "move_ids.product_id",
        "move_ids.product_uom_qty",
        "move_ids.state",
        "loyalty_range_ids.quantity",
    )
    def _compute_loyalty_counts(self):
        for picking in self:
            moves = picking.move_ids._loyalty_by_hand().filtered(
                lambda move: move.state != "cancel" and not move.picking_type_id.loyalty_card_issue
            )
            picking.loyalty_card_count = int(sum(moves.mapped("product_uom_qty")))
            picking.loyalty_named_count = sum(picking.loyalty_range_ids.mapped("quantity"))

    @api.model
    def _create_picking_from_pos_order_lines(self, *args, **kwargs):
        """Core's own POS moves need no ranges: the numbers stand on the order lines."""
        marked = trusted(self, CORE_POS_MOVE)
        pickings = super(StockPicking, marked)._create_picking_from_pos_order_lines(*args, **kwargs)
        pickings.sudo().loyalty_by_till = True
        return self.browse(pickings.ids)

    @api.model
    def _loyalty_transfer(
        self, company, quantities, location, origin, reversed_moves=None, values=None
    ):
        """A done picking of ours, one move per print run and place.

        :param dict quantities: ``{(print run, from place): pieces}``
        :param location: where the pieces go
        :param str origin: the document or shift behind it
        :param dict reversed_moves: ``{print run: move}`` that this picking takes back, so that
            the pieces come back at the value they left with
        :param dict values: ``{print run: value}`` that pieces come into stock with
        """
        source = next(iter(quantities))[1]
        picking = self.sudo().create(
            {
                "picking_type_id": company.loyalty_issue_type_id.id,
                "company_id": company.id,
                "location_id": source.id,
                "location_dest_id": location.id,
                "origin": origin,
                "move_ids": [
                    Command.create(
                        self._loyalty_move_values(
                            batch, place, location, quantity, (reversed_moves or {}).get(batch)
                        )
                    )
                    for (batch, place), quantity in quantities.items()
                ],
            }
        )
        moves = picking.move_ids
        moves._action_confirm(merge=False)
        moves.picked = True
        moves._loyalty_give_values(values or {})
        trusted(picking, OWN_MOVE)._action_done()
        return picking

    @api.model
    def _loyalty_move_values(self, batch, place, location, quantity, reversed_move):
        """Values of the move of ``quantity`` cards of one run, its line included."""
        line = {
            "product_id": batch.product_id.id,
            "product_uom_id": batch.product_id.uom_id.id,
            "lot_id": batch.lot_id.id,
            "quantity": quantity,
            "location_id": place.id,
            "location_dest_id": location.id,
            "company_id": batch.company_id.id,
        }
        return {
            "product_id": batch.product_id.id,
            "product_uom": batch.product_id.uom_id.id,
            "product_uom_qty": quantity,
            "location_id": place.id,
            "location_dest_id": location.id,
            "company_id": batch.company_id.id,
            "origin_returned_move_id": reversed_move.id if reversed_move else False,
            "move_line_ids": [Command.create(line)],
        }


class StockPickingType(models.Model):
    """Tells transfers of tills and acts from those of the storekeeper."""

    _inherit = "stock.picking.type"

    loyalty_card_issue = fields.Boolean(
        string="Card Issues",
        readonly=True,
        copy=False,
        help="Transfers of this type are made by tills and acts, not by hand.",
    )
