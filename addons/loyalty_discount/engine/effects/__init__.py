"""The effect kinds: one file each, one line each in ``KINDS`` (the order has no meaning).

A kind has ``FIELDS``, the shape of its own keys, and ``apply(spec, program, sale)``, which
returns a `Verdict` and the `Part`s it takes off; it never changes the sale.
"""

from . import level_discount, percent

KINDS = {
    "level_discount": level_discount,
    "percent": percent,
}
