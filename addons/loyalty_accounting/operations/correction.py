"""E26, correction of single numbers of a posted issue note."""

from ..posting import Correction as CorrectionEvent
from ..posting import PostedIssue
from .operation import Operation, posted


class Correction(Operation):
    """The mirror of the note for some of its cards: its day, rate and cost, the first open day.

    The cards were not handed out after all: they are in stock again.
    """

    code = "correction"
    prefix = "COR"
    required = ("origin_id", "location_dest_id", "responsible_id", "reason")
    about = posted("issuance")
    late = True

    def title(self, env):
        return env._("Correction of an issue note")

    def about_text(self, env):
        return env._("choose the posted issue note that is corrected.")

    def check(self, act):
        day = act.origin_id.operation_date
        if act.operation_date != day:
            self.refuse(act, act.env._("a correction has the day of its issue note, %s.", day))
        act._check_in_note()

    def move(self, act):
        act._take_back_lines()

    def events(self, act):
        amounts = tuple(line._posted_amounts() for line in act._corrected_lines())
        day = act.operation_date
        yield CorrectionEvent(day, PostedIssue(day, amounts), tuple(range(len(amounts))))

    def take_back(self, act, mirror):
        self.refuse(act, act.env._("hand the cards out again instead."))
