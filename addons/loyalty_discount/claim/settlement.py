"""Settling a point claim within the bounds of the stored receipt. Pure.

What an entry won is at most what is left of its program's :class:`~.earned.Earned`; what it spent
is at least what the rewards on the receipt cost. Points are millionths.
"""

from .points import Entry, Settled

#: Below this nobody sees a difference: core compares balances to two digits.
TOLERANCE = 5000


def settle(entries, costs, budgets):
    """``(settled, problems)``; problems are ``(code, key, said, found)``.

    >>> from .points import Budget
    >>> settled, problems = settle([Entry(5, 7, 900)], [], [Budget(frozenset({7}), 100)])
    >>> settled[0].points, settle([Entry(5, 7, 90)], [], [Budget(frozenset({7}), 100)])[1]
    (100, [])
    """
    payers = _payers(entries, costs)
    known = {entry.key for entry in entries}
    forgotten = [key for key in payers if key is not None and key not in known]
    problems = [("reward_unclaimed", key, 0, _due(payers[key])) for key in forgotten]
    problems += [("reward_unearned", 0, cost.due, 0) for cost in payers.pop(None, ())]
    entries = [*entries, *(_entry_of(key, payers[key]) for key in forgotten)]
    left, settled = {budget: budget.most for budget in budgets}, []
    for entry in entries:
        paid = tuple(payers.get(entry.key, ()))
        said = sum(cost.said for cost in paid)
        asked = entry.points + said
        won = _take(left, entry.program, max(asked, 0))
        settled.append(Settled(entry, won, paid))
        problems += _problems(entry, said, asked, won, _due(paid))
    return settled, problems


def _take(left, program, points):
    """Take ``points`` from every budget of ``program``, as many as there are in each."""
    bounds = [budget for budget in left if program in budget.programs]
    given = min([points, *(left[budget] + budget.slack for budget in bounds)]) if bounds else 0
    if given < points:  # too many for an honest till: nothing for rounding
        given = max(min([points, *(left[budget] for budget in bounds)]), 0) if bounds else 0
    for budget in bounds:
        left[budget] -= given
    return given


def _problems(entry, said, asked, won, due):
    """What an honest till would not have said."""
    if asked > won + TOLERANCE:
        yield "points_above", entry.key, entry.points, won - said
    if asked < -TOLERANCE:
        yield "points_below", entry.key, entry.points, -said
    if due > said + TOLERANCE:
        yield "cost_below", entry.key, said, due
    if entry.key < 0 and due > won + TOLERANCE:
        yield "reward_unearned", entry.key, due, won


def _due(costs):
    """What rewards cost together."""
    return sum(cost.due for cost in costs)


def _entry_of(key, costs):
    """The entry that a claim without it should have had."""
    return Entry(key, costs[0].program, -sum(cost.said for cost in costs))


def _payers(entries, costs):
    """``{key: [cost]}``; under None what nobody pays for."""
    payers = {}
    for cost in costs:
        payers.setdefault(cost.card or _payer(entries, cost), []).append(cost)
    return payers


def _payer(entries, cost):
    """Who named the reward, else whoever has points of its program, else nobody."""
    same = [entry for entry in entries if entry.program == cost.program]
    named = [entry for entry in same if cost.code in entry.codes]
    return (named or same or [Entry(None, 0, 0)])[0].key
