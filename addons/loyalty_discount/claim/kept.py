"""What of each tender stays in the shop: change is handed back out of the cash. Pure."""


def kept_tenders(amounts, due, cash):
    """``{method: minor units}`` without the change.

    :param dict amounts: what was tendered by payment method, minor units
    :param int due: what the receipt costs; all above it is change
    :param cash: the payment methods that are counted in a drawer
    :return: the same methods; change that no cash was tendered for is left where it is

    >>> kept_tenders({1: 10000, 2: 9000}, 10000, [1])
    {1: 1000, 2: 9000}
    >>> kept_tenders({2: 9000, 1: 500}, 10000, [1])
    {1: 500, 2: 9000}
    """
    change, kept = max(sum(amounts.values()) - due, 0), {}
    for method in sorted(amounts):
        back = min(change, amounts[method]) if method in cash else 0
        kept[method], change = amounts[method] - back, change - back
    return kept
