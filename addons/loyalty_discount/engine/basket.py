"""The shape of a basket; anything else is refused by name (see docs/contracts.md, section 4)."""

from .money import PPM, SAFE, SPEND_MAX
from .record import mapping, record
from .shape import integer, listing, maybe, one_of, refuse, text

_id = integer(0)

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
    }
)

_MEMBERSHIP = record(
    {
        "level": maybe(_id),
        "spend": mapping(integer(-SPEND_MAX, SPEND_MAX)),
        "visits": _id,
        "balance": integer(),
    }
)

_HOLDER = record(
    {
        "groups": listing(_id),
        "birthday": maybe(text(r"\d{4}-\d{2}-\d{2}")),
        "fields": mapping(lambda value, where: None),
        "memberships": mapping(_MEMBERSHIP),
    }
)

_WALL = record(
    {
        "date": text(r"\d{4}-\d{2}-\d{2}"),
        "minute": integer(0, 1439),
        "weekday": integer(1, 7),
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
        "payment_methods": listing(_id),
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
