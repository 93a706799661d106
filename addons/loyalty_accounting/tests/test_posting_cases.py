"""The example files of the posting core, played with real documents against a real ledger.

Each case runs on the day it names: purchase with input VAT, receipt with numbers, bill,
issues or sales at the till, closing, act. Then the ledger is compared line by line. The same
files run against the pure core in ``tests/pure``.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

from freezegun import freeze_time

from odoo.tests import tagged

from .common import CardBooksCase

CASES = Path(__file__).parents[1] / "static/tests/vectors/postings"
HELD_BEFORE = timedelta(days=20)


def cases(name):
    """The cases of one example file, by id."""
    content = json.loads((CASES / name).read_text(encoding="utf-8"))
    return {case["id"]: case for case in content["cases"]}


def noon(day):
    """Noon of a day."""
    return datetime.combine(day, time(12))


def balances(postings):
    """Expected postings as ``{role: balance}``, debits positive."""
    sums = {}
    for posting in postings:
        for line in posting["lines"]:
            amount = line.get("debit", 0) - line.get("credit", 0)
            sums[line["role"]] = sums.get(line["role"], 0) + amount
    return {role: amount for role, amount in sums.items() if amount}


@tagged("post_install", "-at_install")
class TestFreeIssueCases(CardBooksCase):
    """``free_issue.json``."""

    def play(self, case):
        """Buy before, give on the operation date, post on the posting date."""
        given = case["given"]
        day = date.fromisoformat(given["operation_date"])
        posted_on = date.fromisoformat(given["posting_date"])
        self.env["loyalty.accounting.policy"].search([]).vat_rounding = given["rounding"]
        with freeze_time(noon(day - HELD_BEFORE)):
            bought = given["purchase"]
            batch = self.buy(
                self.free_product,
                bought["quantity"],
                bought["unit_cost"] / 100,
                market_unit_value=given["market_unit"] / 100,
                taxes=self.make_tax("purchase", 20),
            )
        with freeze_time(noon(day)):
            self.open_till()
            for card in self.cards(batch)[: given["issued"]]:
                self.give(card, noon(day))
            self.close_till()
        with freeze_time(noon(posted_on)):
            act = self.env["loyalty.act"].search([("company_id", "=", self.company.id)])
            act.action_post()
        return batch, act

    def check(self, case_id):
        """The ledger of the act says exactly what the case expects."""
        case = cases("free_issue.json")[case_id]
        batch, act = self.play(case)
        expected = case["expect"]
        self.assertEqual(act.operation_date.isoformat(), case["given"]["operation_date"])
        self.assertEqual(set(act.line_ids.mapped("vat_rate")), {expected["rate"] / 10000})
        self.assertEqual(act.quantity, case["given"]["issued"])
        carried = act.account_move_ids.filtered("stock_move_ids")
        for carrier, moves in (("stock", carried), ("ledger", act.account_move_ids - carried)):
            postings = [p for p in expected["postings"] if p["carrier"] == carrier]
            self.assertEqual(self.roles(moves), balances(postings), carrier)
        for role, code in expected.get("codes", {}).items():
            account = self.env["loyalty.account.role"]._account(self.company, role)
            self.assertEqual(account.code, code)
        self.assert_register_is_stock(batch)
        self.assert_books_are_consistent()

    def test_tc_03_at_20_percent(self):
        self.check("TC-03-20")

    def test_tc_03_at_22_percent(self):
        self.check("TC-03-22")

    def test_tc_n6_last_day_of_2025(self):
        self.check("TC-N6-2025")

    def test_tc_n6_first_day_of_2026(self):
        self.check("TC-N6-2026")

    def test_market_price_above_cost(self):
        self.check("MARKET-ABOVE-COST")

    def test_rounding_per_document(self):
        self.check("ROUND-DOCUMENT")

    def test_rounding_per_line(self):
        self.check("ROUND-LINE")


@tagged("post_install", "-at_install")
class TestCardSaleCases(CardBooksCase):
    """``card_sale.json`` in a periodic company, then in a perpetual one."""

    def play(self, case, update_stock="real"):
        """Sell before what is returned, then run the shift of the case; returns its entries."""
        given = case["given"]
        self.company.point_of_sale_update_stock_quantities = update_stock
        self.sale_product.taxes_id = self.make_tax("sale", given["rate"] // 10000)
        self.batch = self.buy(
            self.sale_product, given["purchase"]["quantity"], given["purchase"]["unit_cost"] / 100
        )
        sold = self.sold_before(given["returned"])
        self.open_till()
        for price in given["receipts"]:
            if price > 0:
                self.sell(self.cards(self.batch)[0])
            else:
                self.take_back(sold.pop(), self.batch)
        self.close_till()
        return self.pos_session._get_related_account_moves()

    def sold_before(self, count):
        """Orders of an earlier shift that sold ``count`` cards."""
        if not count:
            return []
        self.open_till()
        orders = [self.sell(self.cards(self.batch)[0]) for _card in range(count)]
        self.close_till()
        return orders

    def check(self, case_id, **how):
        """The entries of the shift, by role; cash is whatever the till used."""
        case = cases("card_sale.json")[case_id]
        moves = self.play(case, **how)
        actual = self.roles(moves)
        expected = balances(case["expect"]["postings"])
        expected["VATG"] = expected.pop("VATO")  # one account, 68.02, plays both roles
        cash = expected.pop("CASH")
        named = {role: amount for role, amount in actual.items() if role in expected}
        rest = sum(amount for role, amount in actual.items() if role not in expected)
        self.assertEqual(named, expected)
        self.assertEqual(rest, cash)
        self.assert_register_is_stock(self.batch)
        self.assert_books_are_consistent()

    def test_tc_09b_at_20_percent(self):
        self.check("TC-09b-20")

    def test_tc_09b_at_22_percent(self):
        self.check("TC-09b-22")

    def test_tc_09b_stock_at_closing(self):
        self.check("TC-09b-20", update_stock="closing")

    def test_tc_09b_perpetual(self):
        self.company.inventory_valuation = "real_time"
        self.check("TC-09b-20")

    def test_tc_12(self):
        self.check("TC-12")

    def test_tc_12_stock_at_closing(self):
        self.check("TC-12", update_stock="closing")

    def test_tc_12_perpetual(self):
        self.company.inventory_valuation = "real_time"
        self.check("TC-12")
