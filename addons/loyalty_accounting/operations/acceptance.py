"""E05, acceptance of a transfer: in full, in part, or refused."""

from .operation import Operation, posted


class Acceptance(Operation):
    """Present numbers arrive, refused ones go back, missing ones stay on the way.

    Missing ones are drafted as a shortage; what no acceptance names is still expected. Both are
    an open point of the month as long as they are on the way.
    """

    code = "acceptance"
    prefix = "ACC"
    required = ("origin_id", "responsible_id")
    about = posted("transfer")
    findings = ("present", "refused", "missing")

    def title(self, env):
        return env._("Acceptance of a transfer")

    def source(self, act):
        return act.company_id._loyalty_place("transit")

    def about_text(self, env):
        return env._("choose the posted transfer note that is accepted.")

    def check(self, act):
        act._check_on_the_way()

    def move(self, act):
        sent = act.origin_id
        routes = {"present": sent.location_dest_id, "refused": sent.location_id}
        for finding, place in routes.items():
            ranges = act.range_ids.filtered(lambda line, wanted=finding: line.finding == wanted)
            if ranges:
                act._move_steps(ranges, act._steps(ranges), place)
        lost = act.range_ids.filtered(lambda line: line.finding == "missing")
        act._steps(lost)
        act._note_book_cost(lost)
        act._draft_difference("shortage", "location_id", lost)
