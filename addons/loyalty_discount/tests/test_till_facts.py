"""What stands between order and engine: counters, joining, journal, programs in error."""

import pytz

from odoo.tests import tagged

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestTillFacts(LoyaltyCase):
    def make_offer(self, percent, kind="percent", effect=None, **values):
        """A program for everybody, without levels and conditions."""
        effect = {"kind": kind, "percent": percent, **(effect or {})}
        return self.make_program(
            "Offer", levels=(), effect_ids=[(0, 0, effect)], condition_ids=[], **values
        )

    def discounts(self, *orders):
        return [sum(order.lines.mapped("discount_engine_minor")) for order in orders]

    # -- counters ----------------------------------------------------------------------------

    def test_a_limit_per_day_holds_at_the_next_receipt(self):
        self.program.limit_day = 1
        self.open_till()
        key = str(self.program.id)
        self.assertEqual(self.present(self.silver_card)["uses"][key]["day"], 0)
        first = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assertEqual(self.present(self.silver_card)["uses"][key]["day"], 1)
        second = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assert_clean(first)
        self.assert_clean(second)
        self.assertEqual(self.discounts(first, second), [500, 0])

    def test_an_older_count_overspends_is_paid_and_shown(self):
        self.program.limit_holder = 1
        self.open_till()
        facts = self.present(self.silver_card)
        self.ring_up([self.line(self.lamp)], self.silver_card)
        order = self.ring_up([self.line(self.lamp)], self.silver_card, facts=facts)
        self.assertEqual(self.discounts(order), [500])
        self.assertEqual(self.mismatches(order), {("older_facts", "uses_changed")})

    def test_uses_are_counted_without_a_card_and_by_the_load(self):
        offer = self.make_offer(20, limit_uses=2, limit_budget=1000)
        self.open_till()
        order = self.ring_up([self.line(self.lamp)])
        self.assert_clean(order)
        self.assertEqual(self.discounts(order), [2000])
        self.open_till_again()
        row = self.snapshot["uses"][str(offer.id)]
        self.assertEqual((row["total"], row["shop"], row["spent_minor"]), (1, 1, 2000))
        self.assertEqual((row["holder"], row["card"], row["day"]), (0, 0, 0))

    def open_till_again(self):
        (self.snapshot,) = self.env["loyalty.snapshot"]._load_pos_data_search_read({}, self.config)

    def test_adding_up_counts_nothing_twice_and_nothing_less(self):
        offer = self.make_offer(20, limit_uses=9)
        totals, uses = self.env["loyalty.use.total"], self.env["loyalty.use"]
        self.open_till()
        self.ring_up([self.line(self.lamp)])
        self.env.flush_all()
        self.env.cr.execute("UPDATE loyalty_use SET create_date = '2026-01-01'")
        self.env.invalidate_all()
        self.ring_up([self.line(self.lamp)])
        for added_up in (1, 1):
            totals._cron_add_up()
            self.assertEqual(totals._last_of(offer).uses, added_up)
            self.assertEqual(totals._totals(offer), {offer.id: (2, 40.0)})
        self.assertEqual(len(totals.search([("program_id", "=", offer.id)])), 1)
        self.assertEqual(uses.search_count([("program_id", "=", offer.id)]), 2)

    def test_returned_goods_give_money_back_to_the_budget(self):
        offer = self.make_offer(20, limit_budget=1000)
        self.open_till()
        order = self.ring_up([self.line(self.lamp, 4)])
        self.refund(order, {order.lines: 1})
        self.assertEqual(self.env["loyalty.use.total"]._totals(offer), {offer.id: (1, 60.0)})

    # -- joining -----------------------------------------------------------------------------

    def give_card(self, order_uuid, index=30):
        card = self.make_card(index, purpose="free")
        message = {
            "v": 1,
            "uuid": f"give-{index}",
            "kind": "issue",
            "number": card.number,
            "presented": "scan",
            "moment": "2026-01-15T09:40:00Z",
            "session": self.config.current_session_id.id,
            "order": order_uuid,
        }
        (answer,) = self.env["loyalty.medium.message"].deliver([message])
        self.assertEqual(answer["state"], "applied", answer)
        return card, answer["facts"]

    def test_the_joining_receipt_counts_and_is_not_discounted(self):
        self.program.join_amount = 150
        self.open_till()
        free = self.make_card(31, purpose="free")
        self.assertEqual(self.present(free)["params"]["join_minor"], 15000)
        card, facts = self.give_card("joining-receipt")
        self.assertFalse(facts["same_receipt"])
        order = self.ring_up(
            [self.line(self.lamp, 2)], change=lambda data: data.update(uuid="joining-receipt")
        )
        self.assertEqual(self.discounts(order), [0])
        self.assertEqual(self.mismatches(order), set())
        self.assertEqual(card.membership_ids.turnover, 200)

    def test_a_card_given_below_the_joining_amount_stays_and_is_reported(self):
        self.program.join_amount = 150
        self.open_till()
        card, _facts = self.give_card("small-receipt", 32)
        order = self.ring_up(
            [self.line(self.lamp)], change=lambda data: data.update(uuid="small-receipt")
        )
        self.assertEqual(self.mismatches(order), {("card", "join_below")})
        self.assertEqual(card.state, "active")

    # -- points ------------------------------------------------------------------------------

    def make_points(self):
        """A points program of core, and an offer of 5 % in its points."""
        reward = {"reward_type": "discount", "discount": 10, "required_points": 100}
        points = self.env["loyalty.program"].create(
            {"name": "Points", "program_type": "loyalty", "reward_ids": [(0, 0, reward)]}
        )
        self.make_offer(5, "bonus_rate", {"bonus_program_id": points.id})
        return points

    def points(self, program, partner):
        cards = self.env["loyalty.card"].search([("program_id", "=", program.id)])
        self.assertLessEqual(len(cards), 1)
        self.assertEqual(cards.partner_id, partner if cards else cards.partner_id)
        issued, used = (sum(cards.history_ids.mapped(name)) for name in ("issued", "used"))
        self.assertAlmostEqual(cards.points, issued - used, 2)
        return round(cards.points, 2)

    def test_points_go_to_the_holder_once_and_come_back_with_the_goods(self):
        program, holder = self.make_points(), self.silver_card.partner_id
        self.open_till()
        sent = []
        lines = [self.line(self.lamp, 3), self.line(self.vase)]
        order = self.ring_up(lines, self.silver_card, change=sent.append)
        self.assert_clean(order)
        # 5 % of 285.00 + 39.14 = 16.207
        self.assertEqual(self.points(program, holder), 16.21)
        self.env["pos.order"].sync_from_ui(sent)
        order._loyalty_settle()
        self.assertEqual(self.points(program, holder), 16.21)
        lamps = order.lines.filtered(lambda line: line.product_id == self.lamp)
        for left in (11.46, 6.71, 1.96):
            self.refund(order, {lamps: 1})
            self.assertEqual(self.points(program, holder), left)
        self.refund(order, {order.lines - lamps: 1})
        self.assertEqual(self.points(program, holder), 0)

    def test_an_anonymous_card_gets_no_points_and_it_shows(self):
        program = self.make_points()
        self.open_till()
        order = self.ring_up([self.line(self.lamp)], self.make_active_card(40))
        self.assert_clean(order)
        (booked,) = self.judgement(order).points
        self.assertEqual((booked["state"], booked["points_minor"]), ("no_holder", 485))
        self.assertEqual(self.points(program, self.env["res.partner"]), 0)

    # -- journal -----------------------------------------------------------------------------

    def test_the_journal_groups_by_program_reason_level_shop_and_hour(self):
        self.shop.loyalty_timezone = "Asia/Tokyo"
        self.open_till()
        order = self.ring_up([self.line(self.lamp), self.line(self.vase)], self.silver_card)
        moment = self.judgement(order).moment
        names = ["program_id", "reason", "tier_id", "warehouse_id", "hour", "conditions"]
        sums = ["order_id:count_distinct", "base_amount:sum", "amount:sum"]
        (row,) = self.env["loyalty.discount.entry"]._read_group(
            [("order_id", "=", order.id)], names, sums
        )
        hour = (moment.hour + 9) % 24
        expected = (self.program, "level_discount", self.silver, self.shop, hour, "level")
        self.assertEqual(row, (*expected, 1, 141.2, 7.06))
        tokyo = pytz.utc.localize(moment).astimezone(pytz.timezone("Asia/Tokyo"))
        self.assertEqual(set(self.entries(order).mapped("day")), {tokyo.date()})

    # -- programs in error -------------------------------------------------------------------

    def test_a_program_in_error_is_left_out_and_told_once(self):
        broken = self.make_offer(50)
        version = broken._ensure_version()
        self.open_till()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE loyalty_program_version SET content = replace(content, %s, %s) WHERE id = %s",
            ['"join":"all"', '"join":"some"', version.id],
        )
        self.env.invalidate_all()
        self.env.registry.clear_cache()  # contents are kept under their hash
        self.open_till_again()
        orders = [self.ring_up([self.line(self.lamp)], self.silver_card) for _turn in range(2)]
        self.assertEqual(self.discounts(*orders), [500, 500])
        self.assertEqual(
            [self.mismatches(order) for order in orders],
            [{("program", "program_error")}, set()],
        )
        found = self.env["loyalty.mismatch"].search([("order_id", "=", orders[0].id)])
        self.assertEqual((found.program_id, found.params["error"]), (broken, "unknown_join"))
