"""Drawer count: the cards of a till's place at the opening or the closing of a shift."""

from .count import Count


class DrawerCount(Count):
    """As a count sheet, by who takes or hands over the drawer and without a commission."""

    code = "drawer"
    prefix = "DRW"
    required = ("location_id", "responsible_id", "shift_id", "shift_end")

    def title(self, env):
        return env._("Drawer count")

    def check(self, act):
        if act.shift_id.config_id.picking_type_id.default_location_src_id != act.location_id:
            self.refuse(act, act.env._("the shift sells from another place."))
