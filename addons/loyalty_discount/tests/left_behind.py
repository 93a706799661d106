"""What deliveries leave behind in a database, to compare two ways of delivering the same."""


class LeftBehind:
    """Everything a delivery writes, table by table, without ids and times."""

    def __init__(self, env):
        self.env = env

    def state(self):
        """``{table: sorted rows as text}``."""
        self.env.invalidate_all()
        return {name: sorted(map(repr, rows)) for name, rows in self.tables().items()}

    def tables(self):
        find = self.env
        orders = find["pos.order"].search([])
        return {
            "orders": [
                (o.uuid, o.state, o.amount_total, len(o.payment_ids), len(o.picking_ids))
                for o in orders
            ],
            "lines": [
                (o.uuid, o.qty, o.discount_engine_minor, o.coupon_id.code) for o in orders.lines
            ],
            "moved": [
                (p.pos_order_id.uuid, p.state, m.product_id.id, m.quantity)
                for p in orders.picking_ids
                for m in p.move_ids
            ],
            "judgements": [
                (j.order_uuid, j.state, j.problems, j.spend, j.points, j.decision, j.basket)
                for j in find["loyalty.judgement"].search([])
            ],
            "points": [
                (j.order_uuid, [(b["program"], b["lines"]) for b in j.coupons["booked"]])
                for j in find["loyalty.judgement"].search([])
                if j.coupons
            ],
            "journal": [
                (e.line_uuid, e.reason, e.percent, e.base_amount, e.amount, e.quantity)
                for e in find["loyalty.discount.entry"].search([])
            ],
            "uses": [
                (u.order_uuid, u.program_id.id, u.amount) for u in find["loyalty.use"].search([])
            ],
            **self.tables_of_cards(),
        }

    def tables_of_cards(self):
        find = self.env
        cards = find["loyalty.card"].with_context(active_test=False).search([])
        mediums = find["loyalty.medium"].search([])
        return {
            "spend": [
                (t.order_uuid, t.kind, t.amount, t.quantity, t.visits, t.origin_uuid)
                for t in find["loyalty.turnover"].search([])
            ],
            "members": [
                (c.program_id.id, c.partner_id.name, c.points, c.turnover, c.visits, c.tier_id.id)
                for c in cards
            ],
            "levels": [(c.to_tier_id.id, c.reason) for c in find["loyalty.tier.change"].search([])],
            "history": [
                (h.card_id.program_id.id, h.issued, h.used)
                for h in find["loyalty.history"].search([])
            ],
            "mediums": [(m.number, m.state, m.partner_id.name) for m in mediums],
            "events": [
                (e.medium_id.number, e.to_state) for e in find["loyalty.medium.event"].search([])
            ],
            "messages": [
                (m.uuid, m.state, m.code) for m in find["loyalty.medium.message"].search([])
            ],
            "mismatches": [
                (m.order_uuid, m.reason, m.code) for m in find["loyalty.mismatch"].search([])
            ],
        }
