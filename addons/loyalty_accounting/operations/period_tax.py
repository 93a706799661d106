"""E27, period-end tax act: what only the turnover of the period decides."""

from ..posting import post
from .operation import Operation


class PeriodTaxAct(Operation):
    """Gifts above a share of the turnover are taxed, shared input VAT is given back.

    A further act of the same period charges only what the earlier ones did not.
    """

    code = "period_tax"
    prefix = "TAX"
    required = ("period_start",)
    late = True
    needs_numbers = False

    def title(self, env):
        return env._("Period-end tax act")

    def check(self, act):
        if act.period_start > act.operation_date:
            self.refuse(act, act.env._("the period begins after its last day."))

    def move(self, act):
        """No card moves."""

    def events(self, act):
        for event in self._events(act):
            act._keep_period(act._by_core(post, event))
            yield event

    def _events(self, act):
        """Gifts under a limit of the turnover, and input VAT that serves exempt supplies too."""
        yield act._period_tax()
        if act.shared_input_tax:
            yield act._period_input_tax()

    def take_back(self, act, mirror):
        """Nothing moved; the mirror says what it takes back."""
        mirror.period_vat = -act.period_vat
        mirror.period_input_tax = -act.period_input_tax
