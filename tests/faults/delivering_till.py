"""A till that delivers over HTTP, and delivers again whatever was not answered."""

import copy

from rpc import Odoo


class DeliveringTill:
    """Makes the calls of a delivery as one cashier."""

    def __init__(self, url, database, login):
        self._call = Odoo(url, database, login, login)

    def deliver(self, calls):
        """Make each call in its order; an error of the line stops it."""
        for model, method, args in copy.deepcopy(calls):
            if model == "confirm":
                self._confirm(method, args)
            elif method == "sync_from_ui":
                self._call(model, method, [self._with_ids(args[0][0])])
            else:
                self._call(model, method, *args)

    def knows(self, order):
        """Whether the server has the order with this uuid."""
        return bool(self._call.find("pos.order", ["uuid", "=", order]))

    def _confirm(self, order, coupons):
        key = self._call.one("pos.order", ["uuid", "=", order])["id"]
        self._call("pos.order", "confirm_coupon_programs", [key], coupons)

    def _with_ids(self, data):
        """The order with the ids of the lines it returns; a till knows them from its sale."""
        for command in data["lines"]:
            sold = command[2].get("refunded_orderline_id")
            if sold:
                line = self._call.one("pos.order.line", ["uuid", "=", sold])
                command[2]["refunded_orderline_id"] = line["id"]
        return data
