"""Rows of the first day: numbers in stock at a place, or handed out to holders.

>>> row = read_row(7, {"first": "9200", "last": "", "place": "Shop", "cost": "1 200,50",
...                    "holder": "", "phone": "", "issued": ""})
>>> row.cost, row.is_out, row.last
(Decimal('1200.50'), False, '9200')
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

#: How a column of a file may be headed; the last number is looked for before the first.
HEADS = {
    "last": re.compile(r"last|\bto\b|конечн|по номер", re.IGNORECASE),
    "phone": re.compile(r"phone|телефон", re.IGNORECASE),
    "first": re.compile(r"first|number|номер", re.IGNORECASE),
    "place": re.compile(r"place|location|место|склад", re.IGNORECASE),
    "cost": re.compile(r"cost|value|amount|стоимость|сумма", re.IGNORECASE),
    "holder": re.compile(r"holder|name|владел|держател", re.IGNORECASE),
    "issued": re.compile(r"issued|handed|date|выдан|дата", re.IGNORECASE),
}
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S")


class RowError(ValueError):
    """A cell that can't be read.

    ``code``: ``no_number``, ``bad_cost``, ``unclear_cost`` or ``bad_day``.
    """


@dataclass(frozen=True)
class OpeningRow:
    """Numbers from ``first`` through ``last``; without a place they are with a holder.

    ``cost`` is of all of them: the carrying cost, or for cards out what those that stay with
    the company stand for off balance.
    """

    row: int
    first: str
    last: str
    place: str
    cost: Decimal
    holder: str
    phone: str
    issued: date | None

    @property
    def is_out(self):
        """Were the cards handed out before?"""
        return not self.place


def read_row(row, cells):
    """The :class:`OpeningRow` of a row's texts by column; raises :class:`RowError`."""
    first, last = (re.sub(r"\s", "", cells[name]) for name in ("first", "last"))
    if not first:
        raise RowError("no_number")
    texts = (cells[name] for name in ("holder", "phone"))
    cost, issued = _cost(cells["cost"]), _day(cells["issued"])
    return OpeningRow(row, first, last or first, cells["place"], cost, *texts, issued)


def _cost(text):
    """An amount as people type it, with blanks and a comma or a point; nothing is zero.

    Nobody knows whether "1,200" is 1.2 or 1200.
    """
    if re.search(r",\d{3}$", text.strip()):
        raise RowError("unclear_cost")
    plain = re.sub(r"\s", "", text).replace(",", ".")
    try:
        cost = Decimal(plain or "0")
    except InvalidOperation as error:
        raise RowError("bad_cost") from error
    if not cost.is_finite() or cost < 0:
        raise RowError("bad_cost")
    return cost


def _day(text):
    """A day in the international or the continental way, or none."""
    if not text:
        return None
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise RowError("bad_day")
