"""E05, transfer sent: the cards are on the way until somebody accepts them."""

from .operation import Operation


class Transfer(Operation):
    """From a place to the company's transit; the receiver accepts by another act."""

    code = "transfer"
    prefix = "TRF"
    required = ("location_id", "location_dest_id", "responsible_id", "responsible_to_id")

    def title(self, env):
        return env._("Transfer note")

    def target(self, act):
        return act.company_id._loyalty_place("transit")

    def check(self, act):
        if act.location_id == act.location_dest_id:
            self.refuse(
                act, act.env._("the cards are to leave “%s”.", act.location_id.display_name)
            )
