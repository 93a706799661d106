"""Act: a new card in the place of an old one."""

from odoo import Command, fields, models

from ..trusted import OWN_MOVE, trusted


class LoyaltyAct(models.Model):
    """Holder, level and spend move to the new number; they are no business of the ledger."""

    _inherit = "loyalty.act"

    replaced_id = fields.Many2one(
        "loyalty.medium",
        string="Card Replaced",
        check_company=True,
        ondelete="restrict",
        domain="[('state', 'in', ('active', 'blocked')), ('company_id', '=', company_id)]",
    )
    fee_order_id = fields.Many2one(
        "pos.order",
        string="Fee Paid by Receipt",
        check_company=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('state', 'in', ('paid', 'done')), ('amount_total', '>', 0),"
        " ('company_id', '=', company_id)]",
        help="The receipt that sold the replacement. Empty: the card is replaced for nothing.",
    )

    def _replacement_policy(self):
        """Parameters of the day for the program of the card replaced."""
        policies = self.env["loyalty.accounting.policy"]
        program = self.replaced_id.program_id
        return policies._in_force(self.company_id, self.operation_date, program)

    def _check_fee(self):
        """A receipt pays one replacement, with a card that is the holder's afterwards."""
        receipt = self.fee_order_id
        paid = receipt.state in ("paid", "done") and receipt.amount_total > 0
        used = [("fee_order_id", "=", receipt.id), ("state", "=", "posted")]
        used.append(("reversal_of_id", "=", False))
        if not paid or receipt.company_id != self.company_id:
            self._operation().refuse(self, self.env._("%s is no paid receipt.", receipt.name))
        if self.search_count(used, limit=1):
            text = self.env._("%s paid another replacement already.", receipt.name)
            self._operation().refuse(self, text)
        if self.range_ids.batch_id.ownership == "retained":
            text = self.env._("a card that stays the company's is not sold.")
            self._operation().refuse(self, text)

    def _replace_card(self, place):
        """The new card of the ranges, at ``place`` by now, becomes its holder's; the old is over.

        One given away stands in the act like any other gift, one paid for was sold.
        """
        old, new = self.replaced_id, self._cards_at(place)
        self.amount_returned = self._give_up(old)
        new._set_state("active", self.display_name)
        trusted(new, OWN_MOVE).write(
            {
                "issued_at": fields.Datetime.now(),
                "issue_ground": "sale" if self.fee_order_id else "free",
                "issue_user_id": self.env.uid,
                "partner_id": old.partner_id.id,
                "membership_ids": [Command.set(old.membership_ids.ids)],
            }
        )
        old.membership_ids = [Command.clear()]
        if not self.fee_order_id:
            values = self.env["loyalty.act.line"]._values_of_issues(new)[new]
            cost = sum(self.range_ids.mapped("cost"))
            self.line_ids = [Command.create({**values, "unit_cost": cost})]

    def _give_up(self, old):
        """The old card ends; returns what it stood for off balance, if it was the company's.

        Its issue happened all the same, so that its line stays the one of its act.
        """
        if old.state == "blocked":
            old._set_state("active", self.display_name)
        old._set_state("replaced", self.display_name)
        return sum(old.sudo().act_line_ids.filtered("open").mapped("off_balance"))

    def _undo_replacement(self, mirror):
        """The holder has the old card again; the new one is in stock as if it never was out."""
        old, new = self.replaced_id, self.env["loyalty.medium"].sudo()
        for line in self.range_ids:
            new |= line._cards()
        if old.state != "replaced" or new.state != "active":
            text = self.env._("the new card is not the one that its holder uses now.")
            self._operation().refuse(self, text)
        mirror.line_ids = [Command.create(values) for values in self.line_ids._mirrored()]
        self.line_ids.open = False
        self.line_ids.flush_recordset(["open"])
        old._set_state("active", mirror.display_name, going_back=True)
        old.membership_ids = [Command.set(new.membership_ids.ids)]
        new._take_back(mirror.display_name)
        self._move_back_ranges(mirror)
