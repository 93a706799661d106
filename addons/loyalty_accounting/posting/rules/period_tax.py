"""E27, gifts above a share of the period's turnover: the excess is taxed at the period end.

The limit is used up by date, so that the latest gifts are the excess, each at its rate. Gifts
under the same share of the turnover use one limit up together; without a share there is none.
"""

from ..entry import pair
from ..legs import entries
from ..vat import PPM, tax_on


def period_tax(event):
    """The ``vat`` entry of what earlier acts of the period did not charge yet."""
    bases = {}
    for issue, excess in period_excess(event):
        bases[issue.rate_ppm] = bases.get(issue.rate_ppm, 0) + excess
    due = sum(tax_on(base, rate) for rate, base in bases.items()) - event.charged_minor
    return entries(event.operation_date, ("vat", "ledger", pair("GVX", "VATG", due)))


def period_excess(event):
    """``(issue, base above the limit)`` of every issue, by date: what the act lists."""
    left, listed = {}, []
    for issue in sorted(event.issues, key=lambda issue: issue.operation_date):
        share = event.parameters.total_limit_ppm if issue.limit_ppm is None else issue.limit_ppm
        if not share:
            listed.append((issue, 0))
            continue
        rest = left.get(share, event.turnover_minor * share // PPM)
        within = min(issue.base_minor, rest)
        left[share] = rest - within
        listed.append((issue, issue.base_minor - within))
    return tuple(listed)
