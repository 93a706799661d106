"""Random deliveries of a till, faults in the middle of them, and what they leave behind."""

import contextlib
import copy
import os
import uuid
from unittest.mock import patch

from .left_behind import LeftBehind
from .points_common import PointsCase

#: Orders and breaks of each; by hand 250 x 4 = 1,000 (README.md).
ORDERS = int(os.environ.get("LOYALTY_CRASH_ORDERS", "4"))
BREAKS = int(os.environ.get("LOYALTY_CRASH_BREAKS", "3"))
SEED = os.environ.get("LOYALTY_CRASH_SEED", "2026")


class Killed(BaseException):
    """The process ended here; nothing catches it, as nothing catches a kill."""


class Broken(Exception):
    """An error of ours, which the judge catches."""


class Fault:
    """Raises ``error`` instead of the ``at``-th SQL statement, counted while it is armed."""

    def __init__(self, cr, at=0, error=Killed):
        self.cr, self.at, self.error, self.count = cr, at, error, 0
        self.is_armed = False

    @property
    def fired(self):
        """Whether the error was raised."""
        return bool(self.at) and self.count >= self.at

    @contextlib.contextmanager
    def armed(self):
        """Count, and break, what is executed inside."""
        execute = type(self.cr).execute

        def counting(cr, *args, **kwargs):
            if self.is_armed:
                self.count += 1
                if self.count == self.at:
                    self.is_armed = False
                    raise self.error(f"at statement {self.at}")
            return execute(cr, *args, **kwargs)

        self.is_armed = True
        with patch.object(type(self.cr), "execute", counting):
            try:
                yield
            finally:
                self.is_armed = False


class CrashCase(PointsCase):
    """A till that says everything a till can say, and a server that may end at any statement."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cards = [
            None,
            cls.silver_card,
            cls.make_active_card(2, "Boris", 49_900),
            cls.make_active_card(3),
        ]
        cls.paper = cls.create_product("Gift card", cls.categ_basic, 50.0)

    def setUp(self):
        super().setUp()
        self.sold = []
        self.gifts = self.make_gifts()

    def make_gifts(self):
        """A gift card program, once the till is open: before, core asks for its templates."""
        rule = {
            "reward_point_mode": "money",
            "reward_point_amount": 1,
            "reward_point_split": True,
            "product_ids": [(6, 0, self.paper.ids)],
        }
        return self.env["loyalty.program"].create(
            {
                "name": "Gifts",
                "program_type": "gift_card",
                "applies_on": "future",
                "company_id": self.company.id,
                "rule_ids": [(5, 0), (0, 0, rule)],
            }
        )

    # -- what the till says --------------------------------------------------------------------

    def random_delivery(self, random, index):
        """Calls of the till as ``(model, method, args)``; the data of the order come first."""
        returned = self.random_return(random)
        data = returned or self.random_sale(random, index)
        calls = [("pos.order", "sync_from_ui", [[data]])]
        if random.random() < 0.4:
            calls.insert(random.randrange(2), self.issue(index, data))
        if data.get("loyalty_point_claim"):
            coupons = data["loyalty_point_claim"]["coupons"]
            calls += [("confirm", data["uuid"], coupons)] * random.randrange(1, 3)
        return calls

    def random_sale(self, random, index):
        goods = [self.lamp, self.vase, self.plate]
        lines = [
            self.line(random.choice(goods), random.randrange(1, 6), random.choice([0, 0, 10]))
            for _line in range(random.randrange(1, 5))
        ]
        coupons = {}
        if random.random() < 0.3:
            lines.append(self.line(self.paper))
            gift = {"program_id": self.gifts.id, "coupon_id": -1, "code": f"crash-{index}"}
            coupons["-1"] = self.change(50, **gift)
        if random.random() < 0.6:
            points = random.choice([5, 20, 100_000])
            codes = ["r"] if random.random() < 0.5 else []
            if codes:
                lines.append(self.reward_line())
            coupons[str(self.card.id)] = self.change(points - 50 * len(codes), line_codes=codes)
        return self.data_of(lines, random.choice(self.cards), coupons)

    def reward_line(self):
        return self.line(
            self.reward.discount_line_product_id,
            price_unit=-10,
            is_reward_line=True,
            reward_id=self.reward.id,
            coupon_id=self.card.id,
            points_cost=50,
            reward_identifier_code="r",
        )

    def data_of(self, lines, card, coupons, **values):
        """The data of a sale as the till would send them, without sending."""
        sent = []
        with patch.object(type(self), "sync", lambda _self, data: sent.append(data)):
            self.ring_up(lines, card, customer=self.customer, **values)
        (data,) = sent
        if coupons:
            data["loyalty_point_claim"] = {"v": 1, "coupons": coupons}
        return data

    def random_return(self, random):
        """The data of a return of some units of an earlier sale, or None."""
        if not self.sold or random.random() < 0.65:
            return None
        order = random.choice(self.sold)
        left = {
            line: line.qty - sum(-back.qty for back in line.refund_orderline_ids)
            for line in order.lines
            if line.qty > 0 and line.price_unit > 0
        }
        chosen = {line: random.randint(1, int(rest)) for line, rest in left.items() if rest >= 1}
        lines = [
            self.returned(line, quantity)
            for line, quantity in chosen.items()
            if random.random() < 0.7
        ]
        return self.order_data(lines, pos_order_ui_args={"is_refund": True}) if lines else None

    def issue(self, index, data):
        """A card given with the receipt, or before it."""
        card = self.make_card(1000 + index)
        return (
            "loyalty.medium.message",
            "deliver",
            [
                [
                    {
                        "v": 1,
                        "uuid": str(uuid.uuid4()),
                        "kind": "issue",
                        "number": card.number,
                        "presented": "scan",
                        "moment": "2026-01-15T09:40:00Z",
                        "session": self.pos_session.id,
                        "employee": None,
                        "order": data["uuid"],
                        "reason": "",
                        "holder": None,
                        "consent": None,
                    }
                ]
            ],
        )

    # -- delivering ----------------------------------------------------------------------------

    def deliver(self, calls, fault=None):
        """Make every call in a transaction of its own, until ``fault`` ends the process."""
        for model, method, args in copy.deepcopy(calls):
            with self.env.cr.savepoint():
                with fault.armed() if fault else contextlib.nullcontext():
                    self.call(model, method, args)
                    self.env.flush_all()

    def call(self, model, method, args):
        if model == "confirm":
            order = self.env["pos.order"].search([("uuid", "=", method)])
            return order.confirm_coupon_programs(args)
        return getattr(self.env[model], method)(*args)

    def state(self):
        """Everything a delivery writes (:class:`LeftBehind`)."""
        return LeftBehind(self.env).state()
