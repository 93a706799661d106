"""POS order: where core takes the pieces of its lines."""

from odoo import models


class PosOrder(models.Model):
    """The places of core's own picking, so that numbers go where pieces go."""

    _inherit = "pos.order"
    # Who chooses the receipt of a fee has its printed number.
    _rec_names_search = ["name", "pos_reference"]

    def _loyalty_customer_location(self):
        """Where core's picking of this order takes sold pieces."""
        self.ensure_one()
        order = self.sudo()
        return (
            order.partner_id.property_stock_customer
            or order.config_id.picking_type_id.default_location_dest_id
            or self.env["stock.warehouse"]._get_partner_locations()[0]
        )

    def _loyalty_return_location(self):
        """Where core's picking of this order takes returned pieces."""
        self.ensure_one()
        picking_type = self.sudo().config_id.picking_type_id
        return (
            picking_type.return_picking_type_id.default_location_dest_id
            or picking_type.default_location_src_id
        )

    def _loyalty_hand_over(self, lines):
        """Move the cards of ``lines`` now, in an order whose other goods are shipped later."""
        self.ensure_one()
        pickings = self.env["stock.picking"]._create_picking_from_pos_order_lines(
            self._loyalty_customer_location().id,
            lines,
            self.config_id.picking_type_id,
            self.partner_id,
        )
        pickings.write(
            {"pos_session_id": self.session_id.id, "pos_order_id": self.id, "origin": self.name}
        )

    def _generate_pos_order_invoice(self):
        """An invoice made after the shift carries a cost we posted already: set that right."""
        invoice = super()._generate_pos_order_invoice()
        for session in self.session_id.filtered(lambda session: session.state == "closed"):
            session = session.sudo().with_company(session.company_id)
            if not session._loyalty_safely(session._loyalty_post_card_cost):
                session.loyalty_unfinished = True
        return invoice
