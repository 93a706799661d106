"""Members of programs whose levels follow periods."""

from contextlib import contextmanager

from freezegun import freeze_time

from odoo import fields

from odoo.addons.loyalty_discount.models.standing_group import NAMES

from .common import LoyaltyCase


class LevelsCase(LoyaltyCase):
    """Levels by measure and window; the shop's clock is Belgrade's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.loyalty_timezone = "Europe/Belgrade"
        cls.counter = 0

    @contextmanager
    def at(self, moment):
        """``moment`` is UTC; the database's own clock goes on."""
        with freeze_time(moment):
            yield

    def club(self, levels=((0, 3), (1000, 5), (5000, 10)), **values):
        """A program of its own for the test."""
        program = self.make_program(f"Club {type(self).counter}", levels=levels, **values)
        return program, *program.tier_ids.sorted("rank")

    def member(self, program):
        """A new membership."""
        return self.env["loyalty.card"]._open_membership(program, self.env["res.partner"])

    def buy(self, member, amount, moment, **values):
        """A receipt paid at ``moment`` (UTC) that arrives at once or later."""
        type(self).counter += 1
        return member._book_spend(
            values.pop("kind", "sale"),
            amount,
            order_uuid=values.pop("uuid", f"receipt-{type(self).counter}"),
            moment=fields.Datetime.to_datetime(moment),
            config_id=self.config.id,
            **{"quantity": 1, **values},
        )

    def recalculate(self, program):
        """The recalculation of all members of ``program``, done."""
        run = self.env["loyalty.recalculation"]._start(program)
        while run._step(chunk=2):
            continue
        return run

    def plan(self, member):
        """``(level, next level, from)`` by name."""
        return (
            member.tier_id.name,
            member.planned_tier_id.name or None,
            fields.Date.to_string(member.planned_from) or None,
        )

    def stored(self, member):
        """All that a recalculation may write."""
        member.invalidate_recordset()
        return member.read(NAMES, load=None)
