"""E25, opening balances: what there is on the first day."""

from ..posting import Opening
from .operation import Operation


class OpeningBalances(Operation):
    """Cards in stock enter at the cost of the old books, against one account or none."""

    code = "opening"
    prefix = "OPN"
    required = ("location_dest_id", "responsible_id")

    def title(self, env):
        return env._("Opening balances")

    def move(self, act):
        source = act.company_id._loyalty_place("opening", act.opening_account_id)
        for line in act.range_ids:
            line.batch_id._register_span(line.first_serial, line.last_serial, act.location_dest_id)
        values = {}
        for line in act.range_ids:
            values[line.batch_id] = values.get(line.batch_id, 0.0) + line.cost
        act._move_in(source, act.location_dest_id, values)

    def events(self, act):
        costs = {"free": 0, "sale": 0}
        for part in act._portions():
            costs[part.purpose] += part.cost_minor
        account = act.opening_account_id
        yield Opening(
            act.operation_date, "account" if account else "none", costs["free"], costs["sale"]
        )
