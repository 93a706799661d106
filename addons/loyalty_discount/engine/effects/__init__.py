"""The effect kinds: one file each, one line each in ``KINDS`` (the order has no meaning).

A kind has ``FIELDS``, the shape of its own keys, and ``apply(spec, program, sale) -> Given``; it
never changes the sale. ``WHOLE = True`` says that what it gives cannot be divided among lines: in
a group that settles line by line such an offer competes as a whole.
"""

from . import (
    amount,
    bonus_rate,
    gift,
    level_discount,
    message,
    new_price,
    nth_free,
    percent,
    price_list,
    set_price,
)

KINDS = {
    "amount": amount,
    "bonus_rate": bonus_rate,
    "gift": gift,
    "level_discount": level_discount,
    "message": message,
    "new_price": new_price,
    "nth_free": nth_free,
    "percent": percent,
    "price_list": price_list,
    "set_price": set_price,
}


def is_whole(program):
    """Tell whether an effect of `program` gives something that cannot be divided among lines."""
    return any(getattr(KINDS[spec["kind"]], "WHOLE", False) for spec in program["effects"])
