"""The example files of the posting core, played with real documents against a real ledger.

The same files run against the pure core in ``tests/pure``. Here the event of a case becomes
what people do: a purchase and its bill, a shift at the till, an act. Then its journal
entries are compared with the file line by line, by roles.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

from freezegun import freeze_time

from odoo.tests import tagged

from .acts import PeopleCase
from .cases_not_played import NOT_PLAYED
from .plays_period import PeriodPlays
from .plays_purchase import PurchasePlays

FILES = Path(__file__).parents[1] / "static/tests/vectors/events"
HELD_BEFORE = timedelta(days=20)
PERCENT = {
    "rate_ppm": "vat_rate",
    "spoilage_norm_ppm": "spoilage_norm",
    "cit_rate_ppm": "cit_rate",
    "total_limit_ppm": "total_limit",
    "exempt_share_ppm": "exempt_share",
}
NAMED = {
    "rounding": "vat_rounding",
    "regime": "vat_regime",
    "recovery": None,
    "input_share_ppm": None,
}
PPM_OF_PERCENT = 10_000
# The roles of the entry that the same act posts for another event.
BESIDE = {
    "shortage": "Dr SHL 1.00, Cr SHC 1.00",
    "shortage_loss": "Dr SHC 1.00, Cr MAT 1.00",
    "culprit_charge": "Dr SHC 1.00, Cr MAT 1.00",
}

# Odoo values the pieces of a receipt before the bill; its closing waits for the bill.
VALUED_BEFORE_BILL = {"receipt"}


def cases():
    """Every case of every file, by id."""
    contents = (json.loads(path.read_text(encoding="utf-8")) for path in FILES.glob("*.json"))
    return {case["id"]: case for content in contents for case in content["cases"]}


def balances(text):
    """``"Dr EXP 600.00, Cr MAT 600.00"`` as ``{role: minor units}``, debits positive."""
    sums = {}
    for line in text.split(", "):
        side, role, amount = line.split()
        sign = 1 if side == "Dr" else -1
        sums[role] = sums.get(role, 0) + sign * round(float(amount) * 100)
    return sums


def pieces(cost):
    """A number of cards that share ``cost`` (minor units) without a rest."""
    return next(number for number in (3, 2, 1) if cost % number == 0)


@tagged("post_install", "-at_install")
class TestEventCases(PurchasePlays, PeriodPlays, PeopleCase):
    """One test per case; ``NOT_PLAYED`` names the others with the reason."""

    def check(self, case):
        """Play the event on its day; the entries are those of the file and no others."""
        given = case["given"]
        day = date.fromisoformat(given["operation_date"])
        self.set_parameters(given.get("parameters", {}), day)
        with freeze_time(datetime.combine(day, time(12))):
            moves = getattr(self, f"play_{given['event']}")(given, day)
        found = [(self.carrier(move), self.roles(move)) for move in moves]
        found = [(carrier, sums) for carrier, sums in found if sums]
        for name, text in case["expect"]["postings"].items():
            wanted = (name.split("/")[1], self.known(balances(text)))
            self.assertIn(wanted, found, name)
            found.remove(wanted)
        beside = BESIDE.get(given["event"])
        for _carrier, rest in found:
            self.assertEqual(set(rest), set(self.known(balances(beside))) if beside else None)
        if "reasons" in case["expect"]:
            self.assertEqual(self.reasons, case["expect"]["reasons"])
        self.assertEqual(self.env["loyalty.consistency"]._violations(), {})
        if given["event"] not in VALUED_BEFORE_BILL:
            self.assert_stock_closing_is_quiet()

    def set_parameters(self, parameters, day):
        """The company's parameters on ``day`` become those of the case."""
        policy = self.env["loyalty.accounting.policy"]._in_force(self.company, day)
        values = {"vat_rounding": parameters.get("rounding", "document")}
        for name, value in parameters.items():
            if name in PERCENT:
                values[PERCENT[name]] = value / PPM_OF_PERCENT
            elif name == "unit_limit_minor":
                values["unit_limit"] = value / 100
            elif NAMED.get(name, name):
                values[NAMED.get(name, name)] = value
        policy.write(values)

    def carrier(self, move):
        """What wrote the entry: the valuation of stock, a bill, a shift, or we."""
        if move.stock_move_ids:
            return "stock"
        if self.env["pos.session"].search_count([("move_id", "=", move.id)]):
            return "pos"
        return "bill" if move.is_purchase_document() else "ledger"

    def known(self, sums):
        """Roles as :meth:`roles` names them: the first of those that share an account."""
        named = {}
        for role, amount in sums.items():
            name = self.shared_names.get(role, role)
            named[name] = named.get(name, 0) + amount
        return {name: amount for name, amount in named.items() if amount}

    @property
    def shared_names(self):
        """``{role: name}``: roles that share an account, and those of partners by their names."""
        mapping = self.env["loyalty.account.role"].search([("company_id", "=", self.company.id)])
        first = {}
        for role in mapping:
            first.setdefault(role.account_id, role.code)
        names = {role.code: first[role.account_id] for role in mapping}
        partners = {
            "AP": self.supplier.property_account_payable_id,
            "CASH": self.cash_pm1.receivable_account_id,
        }
        return {**names, **{role: account.name for role, account in partners.items()}}

    # -- what people do ----------------------------------------------------------------------

    def stock_up(self, cost, quantity=None, product=None, **run):
        """Buy cards of ``cost`` (minor units) in all, some weeks before."""
        quantity = quantity or pieces(cost)
        with freeze_time(datetime.now() - HELD_BEFORE):
            self.batch = self.buy(
                product or self.free_product, quantity, cost / quantity / 100, **run
            )
        return quantity

    def product_of(self, given):
        """The card product of the purpose."""
        return self.sale_product if given.get("purpose") == "sale" else self.free_product

    def play_free_issue(self, given, day, **run):
        """Cards given away at the till, and the act of the day."""
        batches = []
        for place, line in enumerate(given["lines"]):
            product = self.free_product
            if place:
                product = self.make_card_product(f"Card {place}", "materials")
            market = line.get("market_minor", 0) / line["quantity"] / 100
            self.stock_up_taxed(line, product, place, market_unit_value=market, **run)
            batches.append(self.batch)
        act = self.give_cards(sum(line["quantity"] for line in given["lines"]), day, batches)
        reasons = [batch_line.vat_reason for batch_line in act.line_ids]
        self.reasons = list(dict.fromkeys(reasons))
        return act.account_move_ids

    def stock_up_taxed(self, line, product, place=0, **run):
        """Buy the cards of a line with the input VAT it names, deducted or part of the cost."""
        capitalised, deducted = (
            line.get(f"{name}_minor", 0) for name in ("capitalised", "deducted")
        )
        net = line["cost_minor"] - capitalised
        taxes = None
        if capitalised or deducted:
            percent = round(100 * (capitalised or deducted) / net)
            taxes = self.make_tax("purchase", percent)
        if capitalised:
            taxes = self.undeducted(taxes)
        first = f"00000{place + 1}01"
        self.stock_up(net, line.get("quantity"), product, taxes=taxes, first=first, **run)

    def undeducted(self, tax):
        """The tax without an account: it becomes part of the cost."""
        tax.invoice_repartition_line_ids.account_id = False
        tax.refund_repartition_line_ids.account_id = False
        return tax

    def partly_deducted(self, tax, share):
        """The tax with an account for ``share`` percent of it; the rest is part of the cost."""
        lines = tax.invoice_repartition_line_ids.filtered(
            lambda line: line.repartition_type == "tax"
        )
        lines.factor_percent = share
        lines.copy({"factor_percent": 100 - share, "account_id": False})
        return tax

    def play_retained_issue(self, given, day):
        """Cards handed out that stay the company's."""
        return self.play_free_issue(given, day, ownership="retained")

    def play_retained_return(self, given, day):
        """Handed out at 1.00 each off balance, they come back."""
        count = given["off_balance_minor"] // 100
        self.stock_up(1200 * count, count, ownership="retained")
        self.give_cards(count, day)
        act = self.post("return", (1, count), **self.on(day))
        return act.account_move_ids

    def play_free_replacement(self, given, day):
        """A retained card, or none, is lost; its holder gets a new one."""
        issue = given["issue"]
        self.stock_up(1200, 1, ownership="retained", first="00000901")
        self.give_cards(1, day)
        old = self.env["loyalty.medium"].search([("batch_id", "=", self.batch.id)])
        self.stock_up(issue["lines"][0]["cost_minor"], 1)
        act = self.post("replacement", (1, 1), replaced_id=old.id, **self.on(day))
        self.assertEqual((old.state, act.line_ids.medium_id.state), ("replaced", "active"))
        return act.account_move_ids

    def play_recovery(self, given, day):
        """The keeper was charged, has paid some of it, and pays again."""
        charged, deferred = given["charged_minor"], given.get("deferred_minor", 0)
        cost = {"shortage_minor": charged - deferred, "market_minor": charged}
        terms = {"parameters": {"recovery": "market" if deferred else "cost"}}
        self.play_culprit_charge({**cost, **terms}, day)
        shortage = self.env["loyalty.act"].search([("type", "=", "shortage")])
        if given.get("recovered_minor"):
            self.recover(shortage, given["recovered_minor"], given["source"], day)
        return self.recover(shortage, given["amount_minor"], given["source"], day)

    def recover(self, shortage, minor, source, day):
        """A posted recovery; its entries."""
        act = self.env["loyalty.act"].create(
            {
                "type": "recovery",
                "origin_id": shortage.id,
                "responsible_id": self.keeper.id,
                "recovery_source": source,
                "recovery_amount": minor / 100,
                "opening_account_id": self.cash_pm1.receivable_account_id.id,
                **self.on(day),
            }
        )
        act.action_post()
        return act.account_move_ids

    def give_cards(self, count, day, batches=()):
        """Cards given away at the till; the act of the day, posted."""
        self.open_till()
        cards = [card for batch in batches or [self.batch] for card in self.cards(batch)]
        for card in cards[:count]:
            self.give(card, datetime.combine(day, time(12)))
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance")])
        act.action_post()
        return act

    def play_shortage(self, given, day, **values):
        """All cards are missing."""
        self.stock_up_taxed(given, self.product_of(given))
        quantity = self.batch.quantity
        return self.post("shortage", (1, quantity), **self.on(day), **values).account_move_ids

    def play_shortage_loss(self, given, day):
        """Nobody is to blame."""
        return self.play_shortage({"cost_minor": given["shortage_minor"]}, day)

    def play_culprit_charge(self, given, day):
        """The keeper is charged."""
        market = given["parameters"].get("recovery") == "market"
        claim = given["market_minor"] / 100 if market else 0
        shortage = {"cost_minor": given["shortage_minor"]}
        return self.play_shortage(shortage, day, culprit_id=self.keeper.id, recovery_amount=claim)

    def play_surplus(self, given, day):
        """Cards missing a while ago are found again, at the cost of those in stock."""
        found = pieces(given["cost_minor"])
        self.stock_up(2 * given["cost_minor"], 2 * found)
        self.post("shortage", (1, found), **self.on(day))
        return self.post("surplus", (1, found), **self.on(day)).account_move_ids

    def play_spoilage(self, given, day):
        """Spoilt cards within the norm in one act, the others in an act of shortage."""
        quantity, all_cards = given["quantity"], given["personalised"]
        self.stock_up(given["cost_minor"], quantity)
        norm = min(quantity, all_cards * given["parameters"]["spoilage_norm_ppm"] // 1_000_000)
        act = self.post("spoilt", (1, norm), personalised=all_cards, **self.on(day))
        if norm == quantity:
            return act.account_move_ids
        lost = self.post("shortage", (norm + 1, quantity), **self.on(day))
        carried = lost.account_move_ids.filtered("stock_move_ids")
        return act.account_move_ids | carried

    def play_purpose_change(self, given, day):
        """All cards become the other product."""
        goods = given["purpose"] == "sale"
        product, becomes = self.free_product, self.sale_product
        if not goods:
            product, becomes = becomes, product
        self.stock_up_taxed(given, product)
        policy = self.env["loyalty.accounting.policy"]._in_force(self.company, day)
        policy.input_vat = given.get("input_vat", "deduct")
        quantity = self.batch.quantity
        act = self.post("reclassification", (1, quantity), product_id=becomes.id, **self.on(day))
        return act.account_move_ids

    def play_transfer(self, given, day):
        """All cards are sent to another place and accepted."""
        quantity = self.stock_up(given["cost_minor"], product=self.product_of(given))
        target = self.central.lot_stock_id.id
        sent = self.post("transfer", (1, quantity), location_dest_id=target, **self.on(day))
        taken = self.make_act(
            "acceptance", origin_id=sent.id, responsible_id=self.seller.id, **self.on(day)
        )
        taken.range_ids = self.spans((1, quantity), finding="present")
        taken.action_post()
        return (sent | taken).account_move_ids

    def play_correction(self, given, day):
        """All cards given away; some of them were not, or none was."""
        lines = given["original"]["lines"]
        self.stock_up(sum(line["cost_minor"] for line in lines), len(lines))
        note = self.give_cards(len(lines), day)
        if "lines" not in given:
            note.action_reverse()
            return note.reversed_by_ids.account_move_ids
        act = self.env["loyalty.act"].browse(note.action_correct()["res_id"])
        act.write({"reason": "Never handed out", "responsible_id": self.keeper.id})
        act.range_ids = self.spans(*((line + 1, line + 1) for line in given["lines"]))
        act.action_post()
        return act.account_move_ids

    def play_card_sale(self, given, _day):
        """One card a receipt; what comes back was sold in an earlier shift."""
        self.sale_product.taxes_id = self.make_tax("sale", given["rate_ppm"] // PPM_OF_PERCENT)
        prices = given["receipts_minor"]
        self.stock_up(1200 * len(prices), len(prices), self.sale_product)
        refunds = [-price for price in prices if price < 0]
        sold = self.shift_of([price for price in prices if price > 0] or refunds)
        if refunds:
            self.open_till()
            for order in sold:
                self.take_back(order, self.batch)
            self.close_till()
        return self.pos_session.move_id

    def play_card_sale_cost(self, given, _day):
        """Ten cards sold."""
        self.stock_up(given["sold_minor"], 10, self.sale_product)
        self.shift_of([7000] * 10)
        moves = self.env["account.move"]
        return moves.search([("loyalty_cost_session_id", "=", self.pos_session.id)])

    def shift_of(self, prices):
        """A shift that sells a card for each of ``prices`` (minor units); its orders."""
        self.open_till()
        cards = self.cards(self.batch)
        pairs = zip(cards, prices, strict=False)
        orders = [self.sell(card, price=price / 100) for card, price in pairs]
        self.close_till()
        return orders

    def on(self, day):
        """The operation date, as a value of an act."""
        return {"operation_date": day.isoformat()}


def make_test(case):
    """The test of one case."""

    def test(self):
        self.check(case)

    test.__doc__ = case["it"]
    return test


for _id, _case in cases().items():
    if _id not in NOT_PLAYED:
        setattr(TestEventCases, f"test_{_id}", make_test(_case))


@tagged("post_install", "-at_install")
class TestAllCasesAreNamed(PeopleCase):
    """No case is lost: it is played, or it stands in the list with its reason."""

    def test_counts(self):
        everything = cases()
        played = [name for name in dir(TestEventCases) if name[5:] in everything]
        self.assertEqual(set(NOT_PLAYED) - set(everything), set())
        self.assertEqual(len(played) + len(NOT_PLAYED), len(everything))
        self.assertTrue(all(NOT_PLAYED.values()))
