"""Condition ``form_field``: the holder answered `field` of the form with one of `values`.

Text, integers and yes or no are never the same: 1 is not yes. A field that was not answered has
no value.
"""

from ..asked import code_for
from ..shape import answer, listing, text
from ..verdict import Verdict

FIELDS = {"field": text(".+"), "values": listing(answer)}


def check(spec, program, sale):
    """Look the answer up, with its type: in Python True equals 1, in JavaScript it does not."""
    holder = sale.basket["holder"]
    given = holder["fields"].get(spec["field"]) if holder else None
    holds = any(type(value) is type(given) and value == given for value in spec["values"])
    return Verdict(holds, code_for("form_field", sale.basket))
