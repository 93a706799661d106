"""E12, recovery: the person charged with a shortage pays, at once or bit by bit."""

from ..money import to_minor
from ..posting import Recovery as RecoveryEvent
from .operation import Operation, posted


class Recovery(Operation):
    """From the wage, or in cash or by bank on the account that is chosen."""

    code = "recovery"
    prefix = "REC"
    required = ("origin_id", "responsible_id", "recovery_source", "recovery_amount")
    about = posted("shortage")
    needs_numbers = False

    def title(self, env):
        return env._("Recovery of a shortage")

    def about_text(self, env):
        return env._("choose the posted shortage that was charged to a person.")

    def check(self, act):
        if not act.origin_id.culprit_id:
            self.refuse(act, self.about_text(act.env))
        if act.recovery_source == "CASH" and not act.opening_account_id:
            self.refuse(act, act.env._("choose the account that the payment comes in on."))
        charged, _deferred, recovered = act._charged()
        rest = charged - recovered
        if to_minor(act.currency_id, act.recovery_amount) > rest:
            text = act.env._("only %s are still to be recovered.", act._as_money(rest))
            self.refuse(act, text)

    def move(self, act):
        """No card moves."""

    def events(self, act):
        charged, deferred, recovered = act._charged()
        amount = to_minor(act.currency_id, act.recovery_amount)
        yield RecoveryEvent(
            act.operation_date, act.recovery_source, amount, charged, deferred, recovered
        )

    def take_back(self, act, mirror):
        """Nothing moved; a charge that was dropped since counts this payment."""
        later = act.origin_id.follow_up_ids.filtered(
            lambda other: other.type == "charge_dropped" and other.state == "posted"
        )
        if later.filtered(lambda other: not other.reversal_of_id):
            self.refuse(act, act.env._("the rest of the charge was dropped: take that back first."))
