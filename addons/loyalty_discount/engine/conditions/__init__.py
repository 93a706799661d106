"""The condition kinds: one file each, one line each in ``KINDS`` (the order has no meaning).

A kind has ``FIELDS``, the shape of its own keys, and ``check(spec, program, sale) -> Verdict``.
How to add one: docs/adding-a-condition.md.
"""

from ..verdict import Verdict
from . import level

KINDS = {
    "level": level,
}


def check(spec, program, sale):
    """Ask one condition; ``negate`` turns its answer round (``level`` becomes ``not_level``)."""
    verdict = KINDS[spec["kind"]].check(spec, program, sale)
    if not spec["negate"]:
        return verdict
    return Verdict(not verdict.ok, f"not_{spec['kind']}", verdict.params)
