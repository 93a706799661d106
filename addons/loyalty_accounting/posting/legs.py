"""Short ways to write entries."""

from dataclasses import replace

from .entry import Entry, Line


def signed(*balances):
    """Lines of ``(role, balance)``, debits positive; zero legs are left out.

    >>> [(line.role, line.credit_minor) for line in signed(("CASH", 5), ("AR", 0), ("REV", -5))]
    [('CASH', 0), ('REV', 5)]
    """
    return tuple(Line(role, max(amount, 0), max(-amount, 0)) for role, amount in balances if amount)


def entries(day, *parts):
    """Entries of ``(name, carrier, lines)`` dated ``day``; parts without lines give none."""
    return tuple(Entry(name, carrier, day, lines) for name, carrier, lines in parts if lines)


def mirror(entry):
    """The entry that takes ``entry`` back: sides exchanged, everything else the same."""
    lines = tuple(Line(line.role, line.credit_minor, line.debit_minor) for line in entry.lines)
    return replace(entry, lines=lines)
