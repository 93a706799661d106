"""The thread: a card is ordered, received, handed to a shop, given, swiped, discounted and posted.

Every step is done by its own person through the real screens; then the database is read to the
cent. The figures are worked out in the comments and in `steps_till.py`.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import steps_accountant as accountant
import steps_marketer as marketer
import steps_stock as storekeeper
import steps_till as cashier
from books import Books, cents
from rpc import Refused
from till import Till

from shop import SHOP_ZONE

FREE_HALF = ("9200000001013", "9200000001500")
SALE_HALF = ("9200000003019", "9200000003506")
CARD_ACCOUNTS = ("10.06", "41.01")

# Debit less credit of every account after the day, in cents.
LEDGER = {
    "10.06": 1_200_00 - 12_00,  # printed 1 200.00, one given away
    "41.01": 1_200_00 - 12_00,  # printed 1 200.00, one sold
    "19.03": 528_00,  # 2 400.00 x 22 %
    "211000": -2_928_00,  # the printer's bill
    "44.01": 12_00,  # the card given away
    "91.02": 2_64,  # its VAT: 12.00 x 22 %
    # receipts 3 317.78 + 10.11, invoice 214.62, refund -70.58, card given away 2.64
    "68.02": -(3_317_78 + 10_11 + 214_62 - 70_58 + 2_64),
    "90.01.1": -57_38,  # 70.00 / 1.22
    "90.02.1": 12_00,
    # 14 311.48 + 29.41 + 641.64 + 28.80 + 70.35 + 42.88 + 962.46 + 28.80 - 320.82
    "400000": -15_795_00,
    "101501": 18_118_43,  # cash: 17 492.35 + 1 017.48 - 391.40
    "101403": 1_205_88,  # card payment, on its way
}
SPEND = 17_492_35 + 947_48 + 1_205_88 - 391_40  # the sold card counts nothing


@pytest.fixture(scope="module")
def books(shop):
    return Books(shop.admin)


def test_thread(office, shop, shots, books):
    prepare(office, shop, shots)
    supply(office, shop, shots)
    sell(office, shop, shots)
    post(office, shop, shots)
    check_members(shop)
    check_journal(shop)
    check_places(shop, books)
    check_ledger(shop, books)
    for login in ("marketer", "storekeeper", "accountant"):
        assert not office(login).errors, office(login).errors


def prepare(office, shop, shots):
    marketer.make_number_rule(office("marketer"))
    marketer.make_consent_text(office("marketer"))
    shop.program = marketer.make_program(office("marketer"), shots)
    accountant.set_up(office("accountant"), shots)
    shop.map_taxes()
    shop.add_card_products()


def supply(office, shop, shots):
    order = storekeeper.order_cards(office("storekeeper"))
    storekeeper.register_runs(office("storekeeper"), marketer.PROGRAM)
    receipt = shop.admin.one("stock.picking", ["purchase_id", "=", order])["id"]
    storekeeper.receive(office("storekeeper"), receipt, shots)
    name = shop.admin.one("purchase.order", ["id", "=", order], fields=["name"])["name"]
    accountant.bill(office("accountant"), name, datetime.now().strftime("%m/%d/%Y"))
    ranges = {"Card, given free": FREE_HALF, "Card, sold": SALE_HALF}
    storekeeper.move_to_shop(office("storekeeper"), ranges, shots)


def sell(office, shop, shots):
    till = Till(office("cashier").page, shop.url, shop.config)
    till.open()
    cashier.give_card(till, shots)
    cashier.first_purchase(till, shots)
    cashier.silver_purchase(till, shots)
    cashier.invoiced_purchase(till, shots)
    cashier.refused_reads(till)
    cashier.mistaken_issue(till)
    cashier.partial_refund(till, shots)
    till.close("18118.43")


def post(office, shop, shots):
    """The shift is closed: its draft act has the one card that is out; the accountant posts it."""
    act = shop.admin.one(
        "loyalty.act",
        fields=[
            "state",
            "quantity",
            "amount_cost",
            "amount_vat_base",
            "amount_vat",
            "operation_date",
        ],
    )
    today = datetime.now(ZoneInfo(SHOP_ZONE)).date().isoformat()
    assert (act["state"], act["quantity"], act["operation_date"]) == ("draft", 1, today)
    assert [cents(act[name]) for name in ("amount_cost", "amount_vat_base", "amount_vat")] == [
        12_00,
        12_00,
        2_64,
    ]
    accountant.post_act(office("accountant"), act["id"], shots)
    shop.admin.one("loyalty.act", ["id", "=", act["id"]], ["state", "=", "posted"])
    accountant.print_act(office("accountant"), shots)
    accountant.open_entries(office("accountant"), shots)
    accountant.open_register(office("accountant"), shots)


def check_members(shop):
    holder = shop.admin.one("res.partner", ["name", "=", "Anna Petrova"], fields=["phone"])
    member = shop.admin.one(
        "loyalty.card", ["partner_id", "=", holder["id"]], fields=["turnover", "tier_id"]
    )
    assert cents(member["turnover"]) == SPEND
    assert member["tier_id"][1] == "Silver"
    entries = shop.admin.find(
        "loyalty.turnover", ["membership_id", "=", member["id"]], fields=["amount"]
    )
    assert sum(cents(entry["amount"]) for entry in entries) == SPEND
    consent = shop.admin.one(
        "loyalty.consent", ["partner_id", "=", holder["id"]], fields=["version", "channel"]
    )
    assert (consent["version"], consent["channel"]) == ("2026-01", "screen")


def check_journal(shop):
    """Receipt = order = journal, and no difference between till and server."""
    entries = shop.admin.find("loyalty.discount.entry", fields=["amount"])
    assert sum(cents(entry["amount"]) for entry in entries) == 541_00 + 49_87 + 63_47 - 20_60
    assert not shop.admin.find("loyalty.mismatch", fields=["reason", "code"])
    judged = shop.admin.find("loyalty.judgement", fields=["state"])
    assert [row["state"] for row in judged] == ["judged"] * 4
    totals = [cents(order["amount_total"]) for order in Books(shop.admin).orders()]
    assert sorted(totals) == sorted([17_492_35, 1_017_48, 1_205_88, -391_40])
    invoice = shop.admin.one(
        "account.move", ["move_type", "=", "out_invoice"], fields=["amount_total", "amount_tax"]
    )
    assert (cents(invoice["amount_total"]), cents(invoice["amount_tax"])) == (1_205_88, 214_62)


def check_places(shop, books):
    """Register of numbers = stock, place by place."""
    for product, out in ((shop.free_card, "Cards issued free"), (shop.sold_card, "Customers")):
        stock = books.stock(product)
        assert stock == books.register(product)
        assert sorted(stock.values()) == [1, 49, 50]
        assert [place for place, pieces in stock.items() if pieces == 1 and place.endswith(out)]
    given = shop.admin.one(
        "loyalty.medium", ["number", "=", cashier.ANNA], fields=["state", "issue_ground"]
    )
    sold = shop.admin.one(
        "loyalty.medium", ["number", "=", cashier.SOLD], fields=["state", "issue_ground"]
    )
    back = shop.admin.one("loyalty.medium", ["number", "=", cashier.MISTAKE], fields=["state"])
    assert (given["state"], sold["state"], back["state"]) == ("active", "active", "stock")


def check_ledger(shop, books):
    """Every account to the cent; Odoo's own stock closing then finds nothing to post for cards."""
    assert not books.drafts()
    assert books.balances() == LEDGER
    assert sum(LEDGER.values()) == 0
    try:
        shop.admin("res.company", "action_close_stock_valuation", [shop.company])
    except Refused:
        pass  # nothing to close at all
    after = books.balances(["account_id.code", "in", list(CARD_ACCOUNTS)])
    assert after == {code: LEDGER[code] for code in CARD_ACCOUNTS}
    assert not books.drafts()
