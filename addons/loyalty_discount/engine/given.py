"""What one effect gives: its verdict, what it takes off, and what it gives besides."""

from typing import NamedTuple

from .verdict import Verdict


class Given(NamedTuple):
    """The answer of an effect; all but the verdict are empty by default.

    ``parts`` take something off lines; ``gifts`` are ``{"products", "units"}`` still to be
    chosen, ``messages`` are ids, ``bonuses`` are ``{"goods", "target", "rate"}``, whose points
    are counted at the end on what is left to pay.
    """

    verdict: Verdict
    parts: tuple = ()
    gifts: tuple = ()
    messages: tuple = ()
    bonuses: tuple = ()

    @property
    def is_empty(self):
        """True when it gives nothing at all."""
        return not (self.parts or self.gifts or self.messages or self.bonuses)
