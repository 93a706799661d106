"""Memberships: changed by cards, sales and the manager's wizard only."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import SILVER_SPEND, LoyaltyCase


@tagged("post_install", "-at_install")
class TestMembership(LoyaltyCase):
    def change(self, **values):
        wizard = self.env["loyalty.membership.change"].create(
            {"membership_id": self.silver_member.id, "reason": "complaint 17", **values}
        )
        wizard.action_apply()
        return wizard

    def test_next_level(self):
        self.assertEqual(self.silver_member.next_tier_id, self.gold)
        self.assertEqual(self.silver_member.missing_to_next, 50000 - SILVER_SPEND)
        self.silver_member._book_spend("manual", 40000, order_uuid="x")
        self.assertFalse(self.silver_member.next_tier_id)
        self.assertEqual(self.silver_member.missing_to_next, 0)

    def test_codes_are_long_and_random(self):
        codes = {self.env["loyalty.card"]._membership_code() for _ in range(100)}
        self.assertEqual({len(code) for code in codes}, {32})
        self.assertEqual(len(codes), 100)
        self.assertNotIn(self.silver_card.number, self.silver_member.code)

    def test_no_chatter_per_sale(self):
        before = len(self.silver_member.message_ids)
        self.silver_member._book_spend("sale", 10, order_uuid="x")
        self.assertEqual(len(self.silver_member.message_ids), before)

    def test_grant_a_level_with_a_reason(self):
        self.change(kind="level", tier_id=self.gold.id)
        self.assertEqual(self.silver_member.tier_id, self.gold)
        change = self.silver_member.tier_change_ids[0]
        self.assertEqual((change.reason, change.note), ("manual", "complaint 17"))
        self.change(kind="level", tier_id=self.silver.id)
        self.assertEqual(self.silver_member.tier_id, self.silver)

    def test_correct_the_spend_with_a_reason(self):
        wizard = self.change(kind="spend", amount=-5000)
        self.assertEqual(self.silver_member.turnover, SILVER_SPEND - 5000)
        self.assertEqual(self.silver_member.tier_id, self.classic)
        entry = self.silver_member.turnover_ids[0]
        self.assertEqual((entry.kind, entry.reason), ("manual", "complaint 17"))
        wizard.action_apply()
        self.assertEqual(self.silver_member.turnover, SILVER_SPEND - 5000)
        with self.assertRaises(UserError):
            self.change(kind="spend", amount=-50000)

    def test_wizard_is_the_managers(self):
        marketer = self.make_user("marketer_w", "loyalty_discount.group_marketer")
        wizards = self.env["loyalty.membership.change"].with_user(marketer)
        with self.assertRaises(AccessError):
            wizards.create({"membership_id": self.silver_member.id, "reason": "x"})

    def test_journals_are_never_changed(self):
        entry = self.silver_member.turnover_ids
        for record in (entry, self.silver_card.event_ids):
            for attempt in (lambda r: r.write({"create_date": False}), lambda r: r.unlink()):
                with self.assertRaises(UserError):
                    attempt(record.sudo())

    def test_nobody_writes_spend_or_level_by_hand(self):
        admin = self.env.ref("base.user_admin")
        member = self.silver_member.with_user(admin)
        for values in (
            {"turnover": 1},
            {"tier_id": self.gold.id},
            {"points": 5},
            {"visits": 5},
            {"code": "x"},
            {"floor_tier_id": self.gold.id},
        ):
            with self.assertRaises(AccessError):
                member.write(values)
        with self.assertRaises(AccessError):
            member.create({"program_id": self.program.id, "turnover": 10**6})
        with self.assertRaises(AccessError):
            member.unlink()

    def test_known_levels_follow_the_time_of_recording(self):
        from datetime import datetime

        self.silver_member._grant_level(self.gold, "x")
        early = datetime(2026, 1, 2)
        late = datetime(2100, 1, 1)
        known = self.silver_member._known_levels
        self.assertEqual(known(early, early), self.silver)
        self.assertEqual(known(early, late), self.silver | self.gold)
        self.assertEqual(known(late, late), self.gold)
