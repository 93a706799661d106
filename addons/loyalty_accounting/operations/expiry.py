"""E22, expiry: cards that holders have are valid no longer."""

from ..money import to_minor
from ..posting import CardExpiry
from .operation import Operation


class Expiry(Operation):
    """The plastic was given away before: only a card that is the company's leaves a record."""

    code = "expiry"
    with_holders = True
    prefix = "EXR"
    required = ("reason",)

    def title(self, env):
        return env._("Expiry of cards")

    def check(self, act):
        act._check_with_holders()

    def move(self, act):
        act.amount_returned = act._off_balance_of_ranges()
        act._turn_states("active", "expired")

    def events(self, act):
        yield CardExpiry(act.operation_date, to_minor(act.currency_id, act.amount_returned))

    def take_back(self, act, mirror):
        """The cards are valid again."""
        act._turn_states("expired", "active")
        mirror._name_ranges_of(act)
