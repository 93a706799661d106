"""Which dated parameters are in force: the period of a program before the company's."""

from dataclasses import dataclass
from datetime import date

from .errors import PostingError


@dataclass(frozen=True)
class PolicyPeriod:
    """Parameters in force from ``valid_from`` through ``valid_to`` (None = open end).

    ``program`` is a program id, or 0 for the whole company. ``key`` says where the period
    came from (a record id), so that a document can name it.
    """

    key: int
    valid_from: date
    valid_to: date | None
    program: int = 0

    def covers(self, day):
        """Is the period in force on ``day``? Both ends belong to it."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def effective(periods, day, program=0):
    """The one period in force on ``day`` for ``program``.

    A program's own period goes before the company's. ``policy_missing`` when there is
    none, ``policy_ambiguous`` when two of the same scope cover the day.
    """
    in_force = [period for period in periods if period.covers(day)]
    for scope in dict.fromkeys((program, 0)):
        found = [period for period in in_force if period.program == scope]
        if len(found) > 1:
            raise PostingError("policy_ambiguous", day=day, program=scope)
        if found:
            return found[0]
    raise PostingError("policy_missing", day=day, program=program)


def overlaps(periods):
    """Pairs of keys of periods of one scope that share a day, earlier start first.

    >>> from datetime import date
    >>> one = PolicyPeriod(1, date(2019, 1, 1), date(2025, 12, 31))
    >>> two = PolicyPeriod(2, date(2025, 12, 31), None)
    >>> overlaps((two, one))
    [(1, 2)]
    """
    found = []
    ordered = sorted(periods, key=lambda period: (period.program, period.valid_from, period.key))
    for index, earlier in enumerate(ordered):
        for later in ordered[index + 1 :]:
            if later.program == earlier.program and earlier.covers(later.valid_from):
                found.append((earlier.key, later.key))
    return found
