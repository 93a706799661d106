"""Payment schemes by the first digits of their numbers (ISO/IEC 7812).

A hard range is never anything but a payment card for us. A soft range is shared
with other issuers: a number rule with a prefix of at least six digits may claim
its own numbers there. A range is a pair of prefixes of equal length, both included.
"""

from typing import NamedTuple


class Scheme(NamedTuple):
    """One range of payment numbers."""

    name: str
    first: str  # lowest prefix
    last: str  # highest prefix
    lengths: tuple  # allowed numbers of digits
    hard: bool

    def holds(self, number):
        """Tell whether `number` lies in the range, its length included."""
        prefix = number[: len(self.first)]
        return self.first <= prefix <= self.last and len(number) in self.lengths


ANY = tuple(range(12, 20))
LONG = tuple(range(16, 20))

SCHEMES = (
    Scheme("visa", "4", "4", (13, 16, 19), True),
    Scheme("mastercard", "51", "55", (16,), True),
    Scheme("mastercard", "2221", "2720", (16,), True),
    Scheme("mir", "2200", "2204", LONG, True),
    Scheme("amex", "34", "34", (15,), True),
    Scheme("amex", "37", "37", (15,), True),
    Scheme("diners", "30", "30", tuple(range(14, 20)), True),
    Scheme("diners", "36", "36", tuple(range(14, 20)), True),
    Scheme("diners", "38", "39", tuple(range(14, 20)), True),
    Scheme("jcb", "35", "35", LONG, True),
    Scheme("unionpay", "62", "62", ANY, True),
    Scheme("dina", "9891", "9891", (16,), True),
    Scheme("maestro", "50", "50", ANY, False),
    Scheme("maestro", "56", "59", ANY, False),
    Scheme("maestro", "6", "6", ANY, False),
    Scheme("unionpay", "81", "81", LONG, False),
    Scheme("rupay", "82", "82", (16,), False),
    Scheme("uzcard", "8600", "8600", (16,), False),
    Scheme("arca", "9051", "9051", (16,), False),
    Scheme("belkart", "9112", "9112", (16,), False),
    Scheme("elcart", "9417", "9417", (16,), False),
    Scheme("troy", "9792", "9792", (16,), False),
    Scheme("prostir", "9804", "9804", (16,), False),
    Scheme("humo", "9860", "9860", (16,), False),
)


def find_scheme(number):
    """Return the first scheme whose range holds `number`, or None."""
    return next((scheme for scheme in SCHEMES if scheme.holds(number)), None)


def is_hard_prefix(number):
    """Tell whether `number` starts in a range that no shop may claim."""
    return any(
        scheme.hard and scheme.first <= number[: len(scheme.first)] <= scheme.last
        for scheme in SCHEMES
    )
