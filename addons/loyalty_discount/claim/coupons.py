"""Reader of the point claim: what the till says core's programs gave and took. Pure.

Core's till counts the points of core's programs; the shape of an entry is the one of core's second
call, cleaned (docs/contracts.md, 6). Nothing in it is believed: :mod:`.settlement` sets the bounds.
Points are integers, millionths of a point.
"""

from ..engine import to_scaled
from .text import clean_integer, clean_text

EXPONENT = 6
ENTRIES_MAX = 200
CODES_MAX = 200
POINTS_MAX = 10**9


def clean_point_claim(value):
    """What is stored with the order: ``{"v": 1, "coupons": {key: entry}}``, or False.

    >>> clean_point_claim({"v": 1, "coupons": {"-1": {"program_id": 7, "points": 2}}})["coupons"]
    {'-1': {'program_id': 7, 'points': 2, 'line_codes': []}}
    >>> clean_point_claim({"v": 2}), clean_point_claim("x")
    (False, False)
    """
    if not isinstance(value, dict) or value.get("v") != 1:
        return False
    coupons = clean_coupons(value.get("coupons"))
    return {"v": 1, "coupons": coupons} if coupons else False


def clean_coupons(value):
    """Core's ``{card id or negative number: entry}`` without what can't be read."""
    rows = value.items() if isinstance(value, dict) else ()
    found = {}
    for key, row in list(rows)[:ENTRIES_MAX]:
        number, entry = _key(key), _entry(row)
        if number and entry:
            found[str(number)] = entry
    return found


def _key(value):
    """A card's id, or the negative number of one that is still to be made; None if neither."""
    try:
        return clean_integer(int(value))
    except (TypeError, ValueError):
        return None


def _entry(row):
    """One change of one card, with the keys that core's second call reads."""
    if not isinstance(row, dict) or not clean_integer(row.get("program_id")):
        return None
    codes = row.get("line_codes")
    entry = {
        "program_id": clean_integer(row["program_id"]),
        "points": _points(row.get("points")),
        "line_codes": [
            code for code in map(clean_text, codes if isinstance(codes, list) else ()) if code
        ][:CODES_MAX],
    }
    for name in ("coupon_id", "partner_id"):
        if clean_integer(row.get(name)):
            entry[name] = row[name]
    for name in ("code", "barcode", "expiration_date"):
        if clean_text(row.get(name)):
            entry[name] = clean_text(row[name])
    return entry


def _points(value):
    """``value`` as a number of points, 0 for what is none."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number and abs(value) <= POINTS_MAX else 0


def micro(points):
    """Points as an integer, millionths.

    >>> micro(0.1), micro(-2.5)
    (100000, -2500000)
    """
    return to_scaled(points, EXPONENT)
