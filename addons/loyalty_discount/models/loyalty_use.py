"""How often a program was given, to whom, where and for how much: what limits are counted from.

A sale appends a row and writes nothing that another till's sale writes too. What is older than
an hour is added up by a cron into a total, again by appending, so that counting stays cheap.
"""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

# No transaction lives longer: rows made before are all visible, and none is counted twice.
SETTLED = timedelta(hours=1)
NOTHING = (0, 0)


class LoyaltyUse(models.Model):
    """One receipt on which a program was applied; a return takes the money back, not the use."""

    _name = "loyalty.use"
    _description = "Uses of a Program"
    _inherit = ["loyalty.append.only"]
    _order = "id desc"
    _rec_name = "order_uuid"

    program_id = fields.Many2one("loyalty.program", required=True, ondelete="restrict")
    company_id = fields.Many2one(
        related="program_id.company_id", store=True, index=True, precompute=True
    )
    currency_id = fields.Many2one(related="program_id.currency_id")
    order_uuid = fields.Char(required=True, help="The receipt; once per program.")
    order_id = fields.Many2one("pos.order", index="btree_not_null", ondelete="set null")
    medium_id = fields.Many2one("loyalty.medium", string="Card", ondelete="restrict")
    partner_id = fields.Many2one("res.partner", string="Customer", ondelete="restrict")
    warehouse_id = fields.Many2one("stock.warehouse", string="Shop", ondelete="restrict")
    day = fields.Date(required=True, help="By the clock on the shop's wall.")
    uses = fields.Integer(required=True, default=1)
    amount = fields.Monetary(required=True, help="What the program gave, or took back.")

    _once = models.Constraint(
        "UNIQUE (order_uuid, program_id)", "This receipt is counted for the program already."
    )
    _medium_index = models.Index("(medium_id, program_id, day) WHERE medium_id IS NOT NULL")
    _partner_index = models.Index("(partner_id, program_id, day) WHERE partner_id IS NOT NULL")
    _shop_index = models.Index("(program_id, warehouse_id, day)")
    _recent_index = models.Index("(program_id, create_date)")

    @api.model
    def _counters(self, programs, holder, shop, day):
        """Rows of the basket's ``uses`` (docs/contracts.md, 4) by program id.

        :param programs: ids of the programs that have limits
        :param holder: ``loyalty.medium`` that was shown, or empty
        :param shop: ``stock.warehouse``
        :param day: date on the shop's wall
        """
        if not programs:
            return {}
        person = self._count_of_person(programs, holder, day)
        cards = self._count(programs, SQL("medium_id = %s", holder.id)) if holder else {}
        at_shop = self._count(programs, SQL("warehouse_id = %s AND day = %s", shop.id, day))
        totals = self.env["loyalty.use.total"]._totals(programs)
        return {
            str(program.id): {
                "date": day.isoformat(),
                "holder": person.get(program.id, NOTHING)[0],
                "card": cards.get(program.id, NOTHING)[0],
                "day": person.get(program.id, NOTHING)[1],
                "shop": at_shop.get(program.id, NOTHING)[0],
                "total": totals.get(program.id, NOTHING)[0],
                "spent_minor": program._minor(totals.get(program.id, NOTHING)[1]),
            }
            for program in programs
        }

    @api.model
    def _count_of_person(self, programs, holder, day):
        """``{program id: (uses, uses on the day)}`` of the holder of a card, by any card."""
        if not holder:
            return {}
        person = holder.partner_id
        whose = SQL("medium_id = %s", holder.id)
        if person:
            whose = SQL("partner_id = %s", person.id)
        today = SQL("SUM(CASE WHEN day = %s THEN uses ELSE 0 END)", day)
        return self._count(programs, whose, today)

    @api.model
    def _count(self, programs, where, second=None):
        """``{program id: (uses, second)}`` of the rows of ``programs`` that match ``where``."""
        second = second or SQL("COALESCE(SUM(amount), 0)")
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                "SELECT program_id, SUM(uses), %s FROM loyalty_use"
                " WHERE program_id = ANY(%s) AND %s GROUP BY program_id",
                second,
                programs.ids,
                where,
            )
        )
        return {program: (uses, other) for program, uses, other in rows}


class LoyaltyUseTotal(models.Model):
    """All uses of a program until a moment; the newest row counts. Written by the cron only."""

    _name = "loyalty.use.total"
    _description = "Uses of a Program, Added Up"
    _inherit = ["loyalty.append.only"]
    _order = "id desc"

    program_id = fields.Many2one("loyalty.program", required=True, ondelete="restrict")
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="program_id.currency_id")
    until = fields.Datetime(required=True, help="Rows made before are in.")
    uses = fields.Integer(required=True)
    amount = fields.Monetary(required=True)

    _last_index = models.Index("(program_id, id)")

    @api.model
    def _last_of(self, program):
        """The newest row of ``program``, or nothing."""
        return self.sudo().search([("program_id", "=", program.id)], limit=1)

    @api.model
    def _totals(self, programs):
        """``{program id: (uses, amount)}`` until now."""
        return {program.id: self._total(program, self._last_of(program)) for program in programs}

    @api.model
    def _total(self, program, last, until=None):
        """``last`` and the rows made after it, up to ``until``."""
        since = SQL("create_date >= %s", last.until) if last else SQL("TRUE")
        end = SQL("create_date < %s", until) if until else SQL("TRUE")
        where = SQL("%s AND %s", since, end)
        uses, amount = self.env["loyalty.use"]._count(program, where).get(program.id, NOTHING)
        return last.uses + uses, last.amount + float(amount)

    @api.model
    def _cron_add_up(self):
        """Add what is settled to the totals; programs without news are left alone."""
        until = fields.Datetime.now() - SETTLED
        programs = self.env["loyalty.program"].sudo().with_context(active_test=False)
        for program in programs.search([("program_type", "=", "discount")]):
            last = self._last_of(program)
            uses, amount = self._total(program, last, until)
            if (uses, amount) != (last.uses, last.amount):
                values = {"program_id": program.id, "until": until, "uses": uses}
                self.sudo().create({**values, "amount": amount})


class LoyaltyProgram(models.Model):
    """Which programs are counted."""

    _inherit = "loyalty.program"

    def _minor(self, amount):
        """``amount`` of the program's currency in minor units."""
        return round(float(amount) * 10**self.currency_id.decimal_places)
