"""Count sheet: what lies at a place, compared with the register, number by number."""

from .operation import Operation


class Count(Operation):
    """Moves nothing: the differences become drafts of shortage and surplus acts."""

    code = "count"
    prefix = "CNT"
    from_stock = False
    required = ("location_id", "responsible_id", "commission_id")
    needs_numbers = False
    compares = True

    def title(self, env):
        return env._("Count sheet")

    def check(self, act):
        act._check_quorum()

    def move(self, act):
        act._compare_count()
        act._draft_differences()

    def take_back(self, act, mirror):
        """Nothing moved."""
