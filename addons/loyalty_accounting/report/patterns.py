"""How a language writes dates, as worksheets are told so. It knows no Odoo."""

import re

ISO = "%Y-%m-%d"
CODES = {
    "%d": "dd",
    "%-d": "d",
    "%m": "mm",
    "%-m": "m",
    "%b": "mmm",
    "%B": "mmmm",
    "%y": "yy",
    "%Y": "yyyy",
    "%a": "ddd",
    "%A": "dddd",
}


def number_format(pattern):
    """The number format of a worksheet for a pattern of ``strftime``; ISO if it has no such.

    >>> number_format("%d.%m.%Y"), number_format("%b/%d/%y"), number_format("%-d de %B")
    ('dd.mm.yyyy', 'mmm/dd/yy', 'd "de" mmmm')
    >>> number_format("%j")
    'yyyy-mm-dd'
    """
    parts = re.findall(r"%-?.|[^%]+", pattern)
    if any(part.startswith("%") and part not in CODES for part in parts):
        return number_format(ISO)
    return "".join(CODES.get(part) or re.sub(r"[^\W\d_]+", r'"\g<0>"', part) for part in parts)
