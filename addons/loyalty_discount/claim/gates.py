"""What a shop asks for before an account counts: how it was named and by whom. Pure.

Its twin is `static/src/app/utils/gates.js`. A policy comes with the facts (docs/contracts.md, 5):
``{"without_card", "keyed", "own", "often", "often_from", "today"}``.
"""

#: Settings that ask for nothing.
FREE = ("allow", "discount")


def gates(policy, presented, is_own):
    """``{code: action}`` of what stands in the way: ``flag``, ``spend``, ``approval``, ``refuse``.

    ``is_own``: the account is the cashier's own. ``today``: receipts of the account before this.

    >>> policy = {"without_card": "spend", "keyed": "approval", "own": "flag", "often": "flag",
    ...           "often_from": 3, "today": 2}
    >>> gates(policy, "swipe", False), gates(policy, "keyed", True)
    ({}, {'keyed': 'approval', 'own': 'flag'})
    >>> gates({**policy, "today": 3}, "customer", False)
    {'without_card': 'spend', 'often': 'flag'}
    """
    is_often = 0 < policy["often_from"] <= policy["today"]
    asked = {
        "without_card": presented == "customer" and policy["without_card"],
        "keyed": presented == "keyed" and policy["keyed"],
        "own": is_own and policy["own"],
        "often": is_often and policy["often"],
    }
    return {code: action for code, action in asked.items() if action and action not in FREE}


def account_right(asked, approved):
    """What the account may do: ``full``, ``spend`` (it only counts the purchase) or ``none``.

    ``asked``: what :func:`gates` answered; ``approved``: the codes a manager approved.

    >>> account_right({"keyed": "approval", "own": "flag"}, {"keyed"})
    'full'
    >>> account_right({"without_card": "approval"}, set()), account_right({"own": "refuse"}, set())
    ('spend', 'none')
    """
    left = {code: action for code, action in asked.items() if code not in approved}
    if "refuse" in asked.values() or any(
        action == "approval" and code != "without_card" for code, action in left.items()
    ):
        return "none"
    return "spend" if left.get("without_card") in ("spend", "approval") else "full"
