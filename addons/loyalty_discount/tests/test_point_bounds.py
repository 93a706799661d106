"""The bounds of core's points: what rules give at most, what a claim is settled to. Pure."""

import doctest

from odoo.tests import BaseCase, tagged

from odoo.addons.loyalty_discount.claim import coupons, earned, points, settlement
from odoo.addons.loyalty_discount.claim.earned import earned as most_of
from odoo.addons.loyalty_discount.claim.points import Budget, Cost, Entry, Line, Rule
from odoo.addons.loyalty_discount.claim.settlement import settle

ONE = 10**6
PROGRAM, OTHER = 7, 8


def goods(key, amount, quantity=1, product=1, **values):
    """A line of ``amount`` minor units."""
    return Line(key, product, quantity * ONE, amount, **values)


def rule(mode, rate=1, products=None, **values):
    """A rule that gives ``rate`` points."""
    meant = frozenset(products) if products else None
    return Rule(mode, round(rate * ONE), meant, **values)


def whole(found):
    """``(most, {line: points})`` in whole points."""
    return found.most / ONE, {key: gain / ONE for key, gain in found.lines.items()}


@tagged("post_install", "-at_install")
class TestEarned(BaseCase):
    def most(self, rules, *lines):
        return whole(most_of(PROGRAM, rules, lines))

    def test_doctests(self):
        for module in (coupons, earned, points, settlement):
            self.assertEqual(doctest.testmod(module).failed, 0)

    def test_by_money(self):
        found = self.most([rule("money", 0.1)], goods("a", 10000), goods("b", 2500, 5))
        self.assertEqual(found, (12.5, {"a": 10, "b": 2.5}))

    def test_by_piece(self):
        found = self.most([rule("unit", 2)], goods("a", 10000, 3), goods("b", 2500, 5))
        self.assertEqual(found, (16, {"a": 6, "b": 10}))

    def test_by_order(self):
        found = self.most([rule("order", 4)], goods("a", 7500), goods("b", 2500, 5))
        self.assertEqual(found, (4, {"a": 3, "b": 1}))

    def test_rules_add_up_and_mean_their_products(self):
        rules = [rule("unit", 2, products=[1]), rule("money", 0.1)]
        found = self.most(rules, goods("a", 10000, 3), goods("b", 2500, 5, product=2))
        self.assertEqual(found, (18.5, {"a": 16, "b": 2.5}))

    def test_no_line_no_points(self):
        self.assertEqual(self.most([rule("unit", 2, products=[9])], goods("a", 100)), (0, {}))
        self.assertEqual(self.most([rule("money")]), (0, {}))

    def test_below_the_minimum(self):
        least = [rule("order", 4, minimum=(10000, 0)), rule("order", 1, minimum=(0, 2 * ONE))]
        self.assertEqual(self.most(least, goods("a", 9999))[0], 0)
        self.assertEqual(self.most(least, goods("a", 9999, 2))[0], 1)
        self.assertEqual(self.most(least, goods("a", 10000, 2))[0], 5)

    def test_rewards_of_other_programs_take_points_along(self):
        off = goods("r", -4000, product=99, reward=OTHER)
        self.assertEqual(self.most([rule("money", 0.1)], goods("a", 10000), off)[0], 6)
        paid = off._replace(is_prepaid=True)
        self.assertEqual(self.most([rule("money", 0.1)], goods("a", 10000), paid)[0], 10)
        own = off._replace(reward=PROGRAM)
        self.assertEqual(self.most([rule("money", 0.1)], goods("a", 10000), own)[0], 10)

    def test_free_goods_of_the_program_earn_nothing(self):
        free = goods("r", -2000, 2, product=99, reward=PROGRAM, free=frozenset({1}))
        self.assertEqual(self.most([rule("money", 0.1)], goods("a", 10000, 10), free)[0], 8)
        self.assertEqual(self.most([rule("unit", 1)], goods("a", 10000, 10), free)[0], 8)
        other = free._replace(free=frozenset({1, 2}))
        rules = [rule("unit", 1, products=[1])]
        self.assertEqual(self.most(rules, goods("a", 10000, 10), other)[0], 10)

    def test_rounding_has_its_slack(self):
        found = most_of(PROGRAM, [rule("money", 1)], [goods("a", 333)])
        self.assertEqual((found.most, found.slack), (3330000, 5000 + 10000 + 1))


@tagged("post_install", "-at_install")
class TestSettlement(BaseCase):
    BUDGET = (Budget(frozenset({PROGRAM}), 20 * ONE, 5000),)

    def settle(self, entries, costs=(), budgets=BUDGET):
        """``([points], {codes of problems})`` in whole points."""
        entries = [
            Entry(key, program, round(said * ONE), tuple(codes))
            for key, program, said, *codes in entries
        ]
        settled, problems = settle(entries, list(costs), budgets)
        return [one.points / ONE for one in settled], {code for code, *_rest in problems}

    def cost(self, said, least, card=5, code="r", program=PROGRAM):
        return Cost(code, program, card, said * ONE, least * ONE, ("line",))

    def test_an_honest_claim(self):
        self.assertEqual(self.settle([(5, PROGRAM, 20)]), ([20], set()))
        self.assertEqual(self.settle([(5, PROGRAM, 20.005)]), ([20.005], set()))
        self.assertEqual(self.settle([(5, PROGRAM, 7)]), ([7], set()))

    def test_too_much_is_cut_to_the_bound(self):
        self.assertEqual(self.settle([(5, PROGRAM, 21)]), ([20], {"points_above"}))
        two = [(5, PROGRAM, 15), (6, PROGRAM, 15)]
        self.assertEqual(self.settle(two), ([15, 5], {"points_above"}))
        self.assertEqual(self.settle([(5, OTHER, 1)]), ([0], {"points_above"}))

    def test_nothing_is_taken_without_a_reward(self):
        self.assertEqual(self.settle([(5, PROGRAM, -1)]), ([0], {"points_below"}))

    def test_a_reward_is_paid_by_the_card_on_its_line(self):
        paid = [self.cost(50, 50)]
        self.assertEqual(self.settle([(5, PROGRAM, -30)], paid), ([-30], set()))
        self.assertEqual(self.settle([(6, PROGRAM, 20)], paid), ([20, -50], {"reward_unclaimed"}))

    def test_a_reward_costs_at_least_its_points(self):
        paid = [self.cost(10, 50)]
        self.assertEqual(self.settle([(5, PROGRAM, 10)], paid), ([-30], {"cost_below"}))
        dear = [self.cost(80, 50)]
        self.assertEqual(self.settle([(5, PROGRAM, -60)], dear), ([-60], set()))

    def test_a_new_card_pays_with_what_it_earns(self):
        paid = [self.cost(20, 20, card=None)]
        self.assertEqual(self.settle([(-1, PROGRAM, 0, "r")], paid), ([0], set()))
        dear = [self.cost(30, 30, card=None)]
        self.assertEqual(self.settle([(-1, PROGRAM, -10, "r")], dear), ([0], {"reward_unearned"}))

    def test_a_reward_that_nobody_pays(self):
        self.assertEqual(self.settle([], [self.cost(0, 50, card=None)]), ([], {"reward_unearned"}))

    def test_programs_that_share_their_money(self):
        both = (
            Budget(frozenset({PROGRAM}), 50 * ONE),
            Budget(frozenset({OTHER}), 50 * ONE),
            Budget(frozenset({PROGRAM, OTHER}), 50 * ONE),
        )
        entries = [(5, PROGRAM, 30), (6, OTHER, 50)]
        self.assertEqual(self.settle(entries, budgets=both), ([30, 20], {"points_above"}))
