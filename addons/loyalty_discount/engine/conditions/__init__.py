"""The condition kinds: one file each, one line each in ``KINDS`` (the order has no meaning).

A kind has ``FIELDS``, the shape of its own keys, and ``check(spec, program, sale) -> Verdict``.
How to add one: docs/adding-a-condition.md.
"""

from ..money import PPM
from ..verdict import Verdict
from . import (
    birthday,
    date_range,
    day_of_month,
    days_since,
    first_purchase,
    form_field,
    goods_set,
    group,
    holidays,
    hours,
    level,
    member,
    nth_receipt,
    order_amount,
    payment_method,
    quantity,
    shop,
    spend,
    weekday,
)

KINDS = {
    "birthday": birthday,
    "date_range": date_range,
    "day_of_month": day_of_month,
    "days_since": days_since,
    "first_purchase": first_purchase,
    "form_field": form_field,
    "goods_set": goods_set,
    "group": group,
    "holidays": holidays,
    "hours": hours,
    "level": level,
    "member": member,
    "nth_receipt": nth_receipt,
    "order_amount": order_amount,
    "payment_method": payment_method,
    "quantity": quantity,
    "shop": shop,
    "spend": spend,
    "weekday": weekday,
}


def check(spec, program, sale):
    """Ask one condition; ``negate`` turns its answer round (``level`` becomes ``not_level``).

    What holds for a part of the receipt holds, negated, for the rest of it.
    """
    verdict = KINDS[spec["kind"]].check(spec, program, sale)
    if not spec["negate"]:
        return verdict
    share = PPM - verdict.share if verdict.ok else PPM
    return Verdict(share > 0, f"not_{spec['kind']}", verdict.params, share=share or PPM)
