"""The shape of a basket; anything else is refused by name (see docs/contracts.md, section 4)."""

from .calendar import date
from .money import PPM, SAFE, SPEND_MAX
from .record import mapping, record
from .shape import answer, flag, integer, listing, maybe, one_of, refuse, text

_id = integer(0)
_count = integer(0)

_LINE = record(
    {
        "id": text(".+"),
        "product": _id,
        "categories": listing(_id),
        "tags": listing(_id),
        "quantity": integer(0, SAFE, "refund_line"),
        "price_unit": integer(0, SAFE, "negative_price"),
        "manual_discount": integer(0, PPM),
        "price_basis": one_of(("included", "excluded"), "unknown_price_basis"),
        "tax_group": text(),
        "prices": mapping(integer(0)),
        "reduced": flag,
        "price_min": integer(0),
        "cost": integer(0),
    }
)

_MEMBERSHIP = record(
    {
        "level": maybe(_id),
        "next_level": maybe(_id),
        "next_from": maybe(date),
        "joined": maybe(date),
        "last": maybe(date),
        "spend": mapping(integer(-SPEND_MAX, SPEND_MAX)),
        "quantity": mapping(integer(-SPEND_MAX, SPEND_MAX)),
        "visits": mapping(integer(-SPEND_MAX, SPEND_MAX)),
        "balance": integer(),
    }
)

_HOLDER = record(
    {
        "groups": listing(_id),
        "birthday": maybe(date),
        "fields": mapping(answer),
        "memberships": mapping(_MEMBERSHIP),
    }
)

_USES = record(
    {
        "date": date,
        "holder": _count,
        "card": _count,
        "day": _count,
        "shop": _count,
        "total": _count,
        "spent_minor": integer(),
    }
)

_WALL = record(
    {
        "date": date,
        "minute": integer(0, 1439),
        "weekday": integer(1, 7),
        "elapsed": integer(0, 1440),
    }
)

_BASKET = record(
    {
        "v": integer(1, 1),
        "currency": text("[A-Z]{3}"),
        "currency_exponent": integer(0, 4),
        "price_exponent": integer(6, 6),
        "quantity_exponent": integer(0, 6),
        "wall": _WALL,
        "shop": _id,
        "cashier": _id,
        "payments": listing(record({"method": _id, "share": integer(0, PPM)})),
        "core": listing(_id),
        "uses": mapping(_USES),
        "holder": maybe(_HOLDER),
        "lines": listing(_LINE),
    }
)


def check_basket(basket):
    """Refuse a basket of another shape, a refund line, a non-integer or a line id used twice."""
    _BASKET(basket, "basket")
    seen = set()
    for index, line in enumerate(basket["lines"]):
        if line["id"] in seen:
            refuse("duplicate_line", f"basket.lines[{index}].id")
        seen.add(line["id"])
