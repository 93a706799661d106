"""Recalculating a program: in chunks, to be stopped and continued, after changed settings."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .levels_common import LevelsCase


@tagged("post_install", "-at_install")
class TestLevelsRecalculation(LevelsCase):
    def setUp(self):
        super().setUp()
        self.club_program, *_levels = self.club()
        self.members = [self.member(self.club_program) for _number in range(5)]
        for number, member in enumerate(self.members):
            self.buy(member, 300 * number, "2026-01-10 10:00:00")
        self.runs = self.env["loyalty.recalculation"].sudo()

    def levels(self):
        return [member.tier_id.name for member in self.members]

    def test_changed_thresholds_in_chunks(self):
        self.assertEqual(self.levels(), ["Classic"] * 4 + ["Silver"])
        self.club_program.tier_ids.filtered(lambda tier: tier.name == "Silver").threshold = 600
        run = self.runs._start(self.club_program)
        self.assertEqual(run._step(chunk=3), 3)
        self.assertEqual(self.levels(), ["Classic"] * 2 + ["Silver", "Classic", "Silver"])
        self.assertEqual((run.state, run.done, run.total, run.progress), ("waiting", 3, 5, 60))
        while run._step(chunk=3):
            continue
        self.assertEqual(self.levels(), ["Classic"] * 2 + ["Silver"] * 3)
        self.assertEqual((run.state, run.changed), ("done", 2))
        changes = self.members[3].tier_change_ids
        self.assertEqual(changes.mapped("reason"), ["recalculation"])
        self.assertEqual(changes.program_id, self.club_program)

    def test_it_repairs_what_was_lost(self):
        self.env.cr.execute(
            "UPDATE loyalty_card SET turnover = 7, visits = 9, tier_id = NULL WHERE id = %s",
            [self.members[4].id],
        )
        self.members[4].invalidate_recordset()
        run = self.runs._start(self.club_program)
        while run._step():
            continue
        member = self.members[4]
        self.assertEqual((member.turnover, member.visits), (1200, 1))
        self.assertEqual(member.tier_id.name, "Silver")

    def test_changed_settings_start_one(self):
        self.club_program.spend_window = "month"
        run = self.runs.search([("program_id", "=", self.club_program.id)])
        self.assertEqual((run.state, run.total), ("waiting", 5))
        self.club_program.spend_grace = 3
        self.assertEqual(self.runs.search([("program_id", "=", self.club_program.id)]), run)
        self.club_program.spend_grace = 3
        with self.at("2026-01-11 10:00:00"):
            while run._step():
                continue
        self.assertEqual(self.plan(self.members[4]), ("Silver", "Classic", "2026-03-04"))

    def test_a_failure_is_shown_and_can_go_on(self):
        run = self.runs._start(self.club_program)
        for _attempt in range(5):
            run._note_failure("out of order")
        self.assertEqual((run.state, run.error), ("failed", "out of order"))
        run.action_continue()
        self.assertEqual((run.state, run.attempts), ("waiting", 0))

    def test_managers_only(self):
        marketer = self.make_user("marketer_re", "loyalty_discount.group_marketer")
        with self.assertRaises(AccessError):
            self.club_program.with_user(marketer).action_recalculate_levels()
        action = self.club_program.action_recalculate_levels()
        self.assertEqual(self.runs.browse(action["res_id"]).program_id, self.club_program)
        core = self.env["loyalty.program"].create({"name": "x", "program_type": "coupons"})
        with self.assertRaises(UserError):
            core.action_recalculate_levels()
