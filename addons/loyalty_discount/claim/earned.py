"""The most that a rule of core's programs gives for the lines of a receipt. Pure.

Core's engine is not mirrored: these are upper bounds that an honest till never passes. Amounts are
minor units with tax, quantities and points millionths.
"""

from .points import Earned

ONE = 10**6
#: Core rounds the points of a sum (and of a unit, where they are split) half up to two digits.
ROUNDING = 5000


def earned(program, rules, lines):
    """The most that ``program`` gives by ``rules`` (they add up) for ``lines``."""
    gains = {}
    most = slack = corrected = 0
    for rule in rules:
        goods = _goods(rule, lines)
        if not _is_reached(rule, goods):
            continue
        for line in goods:
            gain = _gain(rule, line, goods)
            gains[line.id] = gains.get(line.id, 0) + gain
            most += gain
        slack += _slack(rule, goods)
        most -= _of_other_rewards(program, rule, lines)
        corrected += _of_free_goods(program, rule, lines)
    if all(_is_reached(rule, _goods(rule, lines)) for rule in rules):
        most -= corrected
    return Earned(max(most, 0), slack, {key: gain for key, gain in gains.items() if gain > 0})


def _goods(rule, lines):
    """The lines that a rule counts; rewards are none of them."""
    return [line for line in lines if not line.reward and rule.means(line.product)]


def _is_reached(rule, goods):
    """Whether the goods can be what the rule asks for."""
    amount, quantity = rule.minimum
    sold = [line for line in goods if line.quantity > 0]
    return (
        sum(line.amount for line in sold) >= amount
        and sum(line.quantity for line in sold) >= quantity
    )


def _gain(rule, line, goods):
    """What one line gives; points per order are shared out by amount."""
    if rule.mode == "money":
        return rule.points * line.amount // rule.unit
    if rule.mode == "unit":
        return rule.points * line.quantity // ONE
    total = sum(other.amount for other in goods if other.amount > 0)
    if not total:
        return rule.points // len(goods)
    return rule.points * max(line.amount, 0) // total


def _slack(rule, goods):
    """What rounding may add: of amounts, of points, of the shares above."""
    pieces = sum(line.quantity for line in goods) // ONE if rule.is_split else 0
    per_amount = rule.points // rule.unit if rule.mode == "money" else 0
    return (ROUNDING if rule.mode == "money" else 1) * max(pieces, 1) + len(goods) * (
        per_amount + 1
    )


def _of_other_rewards(program, rule, lines):
    """What rewards of other programs take off the amount that earns."""
    if rule.mode != "money":
        return 0
    off = [
        line
        for line in lines
        if line.reward
        and line.reward != program
        and not line.is_prepaid
        and rule.means(line.product)
    ]
    return sum(rule.points * -line.amount // rule.unit for line in off)


def _of_free_goods(program, rule, lines):
    """What goods given free by the program itself would have earned."""
    free = [
        line
        for line in lines
        if line.reward == program and line.free and all(map(rule.means, line.free))
    ]
    if rule.mode == "money":
        return sum(rule.points * -line.amount // rule.unit for line in free)
    if rule.mode == "unit":
        return sum(rule.points * line.quantity // ONE for line in free)
    return 0
