"""A till of plain Odoo or of ours, with the same goods and the same customer, in this process."""

import time
import uuid
from contextlib import contextmanager

from odoo import api, fields
from odoo.modules.registry import Registry

ADMINISTRATOR = 2  # the user base.user_admin
GOODS = 20
CARD_PERCENT = 10
POINTS = 0.1  # for each unit of money


class PlainShop:
    """A shop of plain Odoo: till, cashier, goods, and a customer who collects core's points."""

    def __init__(self, database):
        self.registry, self.user = Registry(database), ADMINISTRATOR
        with self.transaction() as env:
            self.set_up(env)
        with self.transaction() as env:
            self.user = self.make_cashier(env).id

    @contextmanager
    def transaction(self):
        """An environment of the cashier, committed at the end, as a request has it."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.user, {})
            yield env
            env.flush_all()

    def measured(self, work):
        """``(seconds, queries)`` of ``work(env)`` in a transaction of its own."""
        started = time.perf_counter()
        with self.transaction() as env:
            work(env)
            env.flush_all()
            queries = env.cr.sql_log_count
        return time.perf_counter() - started, queries

    # -- what there is ---------------------------------------------------------------------------

    def set_up(self, env):
        """Make everything that a till needs, and open it."""
        company = env.company
        if not company.chart_template:
            env["account.chart.template"].try_loading("generic_coa", company, False)
        self.currency = company.currency_id.id
        self.partner = env["res.partner"].create({"name": "Anna Petrova"}).id
        self.goods = env["product.product"].create(self.goods_rows()).ids
        self.points = env["loyalty.program"].create(self.points_row()).id
        card = {"program_id": self.points, "partner_id": self.partner}
        self.points_card = env["loyalty.card"].create(card).id
        place = env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1)
        self.config = env["pos.config"].create(
            {"name": "Bench", "module_pos_hr": False, "picking_type_id": place.pos_type_id.id}
        )
        self.config.open_ui()
        session = self.config.current_session_id
        session.set_opening_control(0, None)
        self.config, self.session = self.config.id, session.id

    def goods_rows(self):
        """Products of the company's own sales tax."""
        return [
            {"name": f"Goods {number}", "list_price": 10 + number, "available_in_pos": True}
            for number in range(GOODS)
        ]

    def points_row(self):
        """Core's loyalty program: points for money."""
        rule = {"reward_point_mode": "money", "reward_point_amount": POINTS}
        return {
            "name": "Points",
            "program_type": "loyalty",
            "applies_on": "both",
            "trigger": "auto",
            "rule_ids": [(5,), (0, 0, rule)],
        }

    def make_cashier(self, env):
        """Somebody with a cashier's rights and no more."""
        groups = env.ref("base.group_user") | env.ref("point_of_sale.group_pos_user")
        return env["res.users"].create(
            {"name": "Cashier", "login": "bench_cashier", "group_ids": [(6, 0, groups.ids)]}
        )

    # -- what the till sends ---------------------------------------------------------------------

    def order(self, env, count, with_card):
        """The data of an order of ``count`` lines; with a card each is 10 % cheaper."""
        lines = self.lines(env, count)
        said = self.price(env, lines, with_card)
        rows = [self.line_row(line) for line in lines]
        config = env["pos.config"].browse(self.config)
        total = round(sum(row["price_subtotal_incl"] for row in rows), 2)
        paid = {"payment_method_id": config.payment_method_ids.filtered("is_cash_count")[:1].id}
        return {
            "uuid": str(uuid.uuid4()),
            "name": "Bench",
            "session_id": self.session,
            "user_id": self.user,
            "partner_id": self.partner,
            "pricelist_id": config.pricelist_id.id,
            "date_order": fields.Datetime.to_string(fields.Datetime.now()),
            "last_order_preparation_change": "{}",
            "lines": [(0, 0, row) for row in rows],
            "payment_ids": [(0, 0, {**paid, "amount": total})],
            "amount_total": total,
            "amount_paid": total,
            "amount_return": 0,
            "amount_tax": total - sum(row["price_subtotal"] for row in rows),
            "to_invoice": False,
            **said,
        }

    def lines(self, env, count):
        """``count`` lines of goods as a cashier scans them."""
        return [
            {"uuid": str(uuid.uuid4()), "product": product, "quantity": 2, "discount": 0}
            for product in env["product.product"].browse(self.goods[:count])
        ]

    def price(self, _env, lines, with_card):
        """What plain Odoo has for the price of a card: the cashier's discount."""
        for line in lines if with_card else ():
            line["discount"] = CARD_PERCENT
        return {}

    def line_row(self, line):
        """A line of core's order data."""
        product, quantity = line["product"], line["quantity"]
        net = product.lst_price * (1 - line["discount"] / 100)
        amounts = product.taxes_id.compute_all(net, product.currency_id, quantity)
        return {
            "uuid": line["uuid"],
            "product_id": product.id,
            "qty": quantity,
            "price_unit": product.lst_price,
            "discount": line["discount"],
            "tax_ids": [(6, 0, product.taxes_id.ids)],
            "price_subtotal": amounts["total_excluded"],
            "price_subtotal_incl": amounts["total_included"],
            "pack_lot_ids": [],
        }

    def coupons(self, order):
        """The points of ``order`` as the till sends them."""
        change = {
            "points": round(POINTS * order["amount_total"], 2),
            "program_id": self.points,
            "coupon_id": self.points_card,
            "barcode": False,
            "partner_id": self.partner,
        }
        return {str(self.points_card): change}

    def sell(self, count, with_card):
        """``(seconds, queries)`` that the server works on an order and core's confirmation."""
        with self.transaction() as env:
            order = self.order(env, count, with_card)
            coupons = self.coupons(order)
        took = self.measured(lambda env: env["pos.order"].sync_from_ui([order]))
        with self.transaction() as env:
            (known,) = env["pos.order"].search([("uuid", "=", order["uuid"])]).ids
        confirmed = self.measured(
            lambda env: env["pos.order"].browse(known).confirm_coupon_programs(coupons)
        )
        self.check(known)
        return tuple(map(sum, zip(took, confirmed, strict=True)))

    def check(self, order):
        """The points must have been written, or nothing was measured."""
        with self.transaction() as env:
            history = [("order_model", "=", "pos.order"), ("order_id", "=", order)]
            assert env["loyalty.history"].sudo().search_count(history) == 1

    def load(self):
        """``(seconds, queries)`` of the data that a till asks for when it opens."""

        def work(env):
            env["pos.session"].browse(self.session).load_data([])

        return self.measured(work)
