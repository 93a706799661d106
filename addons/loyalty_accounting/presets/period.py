"""What the law says from one day through another, as a preset proposes it."""

from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """Rates and shares in ppm, ``unit_limit`` in whole units of the company's currency.

    ``unit_limit`` is the value of one card up to which a gift is exempt, ``exempt_share`` the
    share of expenses on exempt supplies up to which all input VAT stays deducted.
    """

    first_day: date
    last_day: date | None
    rate: int
    cit_rate: int
    unit_limit: int = 0
    exempt_share: int = 0
