"""E25, opening balances: what there is on the first day."""

from ..money import to_minor
from ..posting import Opening
from .operation import Operation


class OpeningBalances(Operation):
    """Cards in stock enter at the cost of the old books, against one account or none.

    Cards handed out before are with their holders at once; those that stay with the company
    stand off balance.
    """

    code = "opening"
    prefix = "OPN"
    from_stock = False
    findings = ("out",)
    required = ("location_dest_id", "responsible_id")

    def title(self, env):
        return env._("Opening balances")

    def required_of(self, act):
        return self.required if act._ranges_in_stock() else ()

    def move(self, act):
        act._open_stock()
        act._open_holders()

    def events(self, act):
        costs = {"free": 0, "sale": 0}
        for part in act._portions(act._ranges_in_stock()):
            costs[part.purpose] += part.cost_minor
        account = act.opening_account_id
        yield Opening(
            act.operation_date,
            "account" if account else "none",
            costs["free"],
            costs["sale"],
            to_minor(act.currency_id, sum(act.line_ids.mapped("off_balance"))),
        )

    def take_back(self, act, mirror):
        """What was opened is void, and can be opened anew."""
        act._close_holders(mirror)
        return super().take_back(act, mirror)
