"""Late orders, returns, recalculations: always the same end."""

import random
from datetime import datetime, timedelta

from odoo.tests import tagged

from .levels_common import LevelsCase


@tagged("post_install", "-at_install")
class TestLevelsLate(LevelsCase):
    def test_a_late_order_counts_in_its_own_month(self):
        with self.at("2026-01-10 10:00:00"):
            program, *_levels = self.club(spend_window="month", spend_effect="next")
            member = self.member(program)
            self.buy(member, 600, "2026-01-10 10:00:00")
        with self.at("2026-02-03 10:00:00"):
            self.buy(member, 10, "2026-02-03 10:00:00")
            self.assertEqual(self.plan(member), ("Classic", None, None))
            self.buy(member, 400, "2026-01-31 20:00:00")
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-03-01"))
            change = member.tier_change_ids[0]
            self.assertEqual((change.reason, change.to_tier_id.name), ("spend", "Silver"))
        self.assertEqual(member.last_on.isoformat(), "2026-02-03")

    def test_a_return_counts_in_the_month_of_its_sale(self):
        with self.at("2026-01-10 10:00:00"):
            program, *_levels = self.club(spend_window="month", spend_effect="next")
            member = self.member(program)
            sale = self.buy(member, 1000, "2026-01-10 10:00:00")
        with self.at("2026-02-03 10:00:00"):
            self.buy(member, 2000, "2026-02-03 10:00:00")
            self.assertEqual(self.plan(member)[0], "Silver")
            self.give_back(member, sale, 1)
            self.assertEqual(self.plan(member), ("Classic", "Silver", "2026-03-01"))
            self.assertEqual(member.tier_change_ids[0].reason, "refund")

    def test_or_in_the_month_of_the_return(self):
        with self.at("2026-01-10 10:00:00"):
            program, *_levels = self.club(spend_window="month", spend_effect="next")
            program.spend_return = "return"
            member = self.member(program)
            sale = self.buy(member, 1000, "2026-01-10 10:00:00")
        with self.at("2026-02-03 10:00:00"):
            self.buy(member, 1000, "2026-02-03 10:00:00")
            self.give_back(member, sale, 1)
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-03-01"))

    def give_back(self, member, sale, amount):
        """As the judge does, by the program's setting."""
        values = {}
        if member.program_id.spend_return == "sale":
            values["counted_on"] = sale.counted_on
        return self.buy(
            member,
            -amount,
            datetime.now().strftime("%Y-%m-%d %H:%M:%S"),
            kind="refund",
            origin_uuid=sale.order_uuid,
            quantity=-0.1,
            **values,
        )

    # -- the property ----------------------------------------------------------------------------

    def test_recalculating_changes_nothing(self):
        draw = random.Random(19)
        for round_ in range(15):
            self.counted_twice(draw, round_)

    def counted_twice(self, draw, round_):
        """A random history of three members, booked as it comes, then counted again."""
        values = self.random_settings(draw)
        with self.at("2026-01-02 10:00:00"):
            program, *levels = self.club(**values)
            if draw.random() < 0.3:
                program.spend_floor_tier_id = levels[1]
            if draw.random() < 0.3:
                levels[1].starts_from = 500
            self.publish(program)
            members = [self.member(program) for _number in range(3)]
        now, sales = datetime(2026, 1, 2, 10), []
        for _step in range(14):
            now += timedelta(days=draw.choice((0, 0, 1, 9, 40)), minutes=draw.randint(1, 600))
            with self.at(now):
                self.random_act(draw, draw.choice(members), sales, now)
        self.assert_same_again(program, members, now, (round_, values))

    def random_settings(self, draw):
        window = draw.choice(("life", "month", "quarter", "year", "days"))
        return {
            "spend_window": window,
            "spend_days": draw.choice((7, 30)),
            "spend_effect": draw.choice(("now", "next"))
            if window in ("month", "quarter", "year")
            else "now",
            "spend_downgrade": draw.choice(("earned", "step", "never")),
            "spend_grace": draw.choice((0, 10)),
            "spend_return": draw.choice(("sale", "return")),
        }

    def random_act(self, draw, member, sales, now):
        """A sale, a late one, a return, a correction, the cron, or another ladder."""
        kinds = ("sale", "sale", "sale", "late", "return", "manual", "cron", "ladder")
        kind = draw.choice(kinds)
        mine = [sale for sale in sales if sale.membership_id == member]
        if kind == "cron":
            self.env["loyalty.card"]._settle_chunk(member.program_id)
        elif kind == "ladder":
            program = member.program_id
            program.tier_ids.sorted("rank")[1].threshold = draw.choice((300, 1000, 4000))
            self.publish(program)
            self.recalculate(program)
        elif kind == "return" and mine:
            sale = draw.choice(mine)
            sales.remove(sale)
            self.give_back(member, sale, draw.choice((1, sale.amount)))
        elif kind == "manual":
            amount = draw.choice((-100, 700))
            self.buy(member, amount, now.isoformat(" "), kind="manual", quantity=0)
        else:
            late = timedelta(days=draw.choice((1, 20, 70))) if kind == "late" else timedelta()
            amount = draw.choice((10, 400, 1000, 5000))
            sales.append(self.buy(member, amount, (now - late).isoformat(" ")))

    def assert_same_again(self, program, members, now, case):
        cards = self.env["loyalty.card"].union(*members)
        with self.at(now):
            self.env["loyalty.card"]._settle_chunk(program)
            for member in cards:  # everything a sale would have brought up to this day
                member._settle(program, now.date().isoformat())
            before = self.stored(cards)
            logged = len(cards.tier_change_ids)
            run = self.recalculate(program)
        self.assertEqual(self.stored(cards), before, case)
        self.assertEqual(len(cards.tier_change_ids), logged)
        self.assertEqual((run.state, run.done, run.changed), ("done", 3, 0))
