"""A delivery broken anywhere and made again leaves what one unbroken delivery leaves."""

import contextlib
import random
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from .crash_common import BREAKS, ORDERS, SEED, Broken, CrashCase, Fault, Killed

JUDGE = "odoo.addons.loyalty_discount.models.pos_order_judge"
MESSAGES = "odoo.addons.loyalty_discount.models.loyalty_medium_message"


@tagged("post_install", "-at_install")
class TestCrash(CrashCase):
    """Random receipts of one shop, each broken at random statements, with the history growing.

    ``LOYALTY_CRASH_ORDERS``, ``LOYALTY_CRASH_BREAKS`` and ``LOYALTY_CRASH_SEED`` say how many.
    """

    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)

    def each_delivery(self):
        """``(calls, what they leave behind, statements)``; each is really made at the end."""
        for index in range(ORDERS):
            calls = self.random_delivery(self.random, index)
            fault = Fault(self.env.cr)
            once = self.outcome(lambda calls=calls, fault=fault: self.deliver(calls, fault))
            yield calls, once, fault.count
            self.deliver(calls)
            data = next(args[0][0] for model, _m, args in calls if model == "pos.order")
            self.sold += self.env["pos.order"].search([("uuid", "=", data["uuid"])])

    def outcome(self, deliver, *args):
        """What ``deliver`` leaves behind, and nothing of it left."""
        savepoint = self.env.cr.savepoint()
        try:
            deliver(*args)
            self.env["loyalty.judgement"]._cron_judge()
            return self.state()
        finally:
            savepoint.close(rollback=True)
            self.env.invalidate_all()

    def broken(self, deliver, calls, statements, error):
        """``(outcome, fault)`` of a delivery that really broke.

        A warm server may need fewer than the ``statements`` of the first time: then one of those.
        """
        fault = Fault(self.env.cr, self.random.randint(1, statements), error)
        found = self.outcome(deliver, calls, fault)
        return (found, fault) if fault.fired else self.broken(deliver, calls, fault.count, error)

    # -- killed --------------------------------------------------------------------------------

    def test_killed_between_any_two_statements(self):
        """The process ends: what was not committed is gone, and the till sends it all again."""
        broken = 0
        for calls, once, statements in self.each_delivery():
            for _break in range(BREAKS):
                found, fault = self.broken(self.deliver_killed, calls, statements, Killed)
                self.assertEqual(found, once, f"at {fault.at}")
                broken += fault.fired
        self.assertEqual(broken, ORDERS * BREAKS)

    def deliver_killed(self, calls, fault):
        with contextlib.suppress(Killed):
            self.deliver(calls, fault)
        self.deliver(calls)

    # -- delivered again -----------------------------------------------------------------------

    def test_delivered_again_and_again(self):
        """The answer was lost: every call comes twice more."""
        for calls, once, _statements in self.each_delivery():
            self.assertEqual(self.outcome(self.deliver_thrice, calls), once)

    def deliver_thrice(self, calls):
        for _time in range(3):
            self.deliver(calls)

    # -- an error of ours ----------------------------------------------------------------------

    @mute_logger(JUDGE, MESSAGES)
    def test_an_error_in_any_step_of_ours(self):
        """Ours fails at a statement: the sale stands, the cron does the rest."""
        for calls, once, _statements in self.each_delivery():
            fault = Fault(self.env.cr, 0, Broken)
            self.assertEqual(self.outcome(self.deliver_with_error, calls, fault), once)
            within = fault.count
            for _break in range(BREAKS if within else 0):
                found, fault = self.broken(self.deliver_with_error, calls, within, Broken)
                self.assertEqual(found, once, f"at {fault.at} of {within}")
                self.assertTrue(fault.fired)

    def deliver_with_error(self, calls, fault):
        """Deliver with ``fault`` inside the steps that follow a payment."""
        orders = type(self.env["pos.order"])
        steps = orders._loyalty_steps

        def guarded(step):
            with contextlib.nullcontext() if fault.fired else fault.armed():
                return step()

        def failing_steps(order):
            return [lambda step=step: guarded(step) for step in steps(order)]

        with patch.object(orders, "_loyalty_steps", failing_steps):
            self.deliver(calls)
        self.env["loyalty.judgement"]._cron_judge()
