"""Kinds of prepaid balances, and the part of their tax that one use takes."""

from .errors import PostingError
from .vat import included_tax

KINDS = ("multi", "single", "advance")


def check_kind(kind):
    """Refuse a kind nobody knows."""
    if kind not in KINDS:
        raise PostingError("prepaid_unknown", kind=kind)


def tax_share(event, rate_ppm):
    """Tax inside ``event.gross_minor``, so that all parts of one card add up to its tax."""
    before = included_tax(event.used_minor, rate_ppm)
    return included_tax(event.used_minor + event.gross_minor, rate_ppm) - before
