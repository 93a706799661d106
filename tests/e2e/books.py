"""Read the books of the thread: ledger, stock and register, to the cent."""

from collections import defaultdict
from decimal import Decimal


def cents(amount):
    """An amount of the database in integer minor units."""
    return int((Decimal(str(amount)) * 100).to_integral_value())


class Books:
    """What an auditor would ask the database."""

    def __init__(self, admin):
        self.admin = admin

    def balances(self, *domain):
        """Debit less credit by account code, in minor units, zero balances left out."""
        lines = self.admin.find(
            "account.move.line",
            ["parent_state", "=", "posted"],
            *domain,
            fields=["account_id", "debit", "credit"],
            order="id",
        )
        codes = self.codes({line["account_id"][0] for line in lines})
        sums = defaultdict(int)
        for line in lines:
            sums[codes[line["account_id"][0]]] += cents(line["debit"]) - cents(line["credit"])
        return {code: amount for code, amount in sums.items() if amount}

    def codes(self, ids):
        rows = self.admin("account.account", "read", sorted(ids), ["code"])
        return {row["id"]: row["code"] for row in rows}

    def drafts(self):
        """Entries that were left in draft."""
        return self.admin.find(
            "account.move", ["state", "=", "draft"], fields=["name", "ref", "date"]
        )

    def stock(self, product):
        """Pieces by place of one card product."""
        quants = self.admin.find(
            "stock.quant",
            ["product_id", "=", product],
            ["quantity", "!=", 0],
            fields=["location_id", "quantity"],
        )
        sums = defaultdict(int)
        for quant in quants:
            if quant["quantity"] > 0:
                sums[quant["location_id"][1]] += int(quant["quantity"])
        return dict(sums)

    def register(self, product):
        """Numbers by place of one card product."""
        cards = self.admin.find(
            "loyalty.medium", ["product_id", "=", product], fields=["location_id"], limit=None
        )
        sums = defaultdict(int)
        for card in cards:
            sums[card["location_id"][1]] += 1
        return dict(sums)

    def orders(self):
        return self.admin.find(
            "pos.order",
            fields=[
                "uuid",
                "amount_total",
                "amount_tax",
                "state",
                "account_move",
                "session_id",
                "to_invoice",
            ],
            order="id",
        )
