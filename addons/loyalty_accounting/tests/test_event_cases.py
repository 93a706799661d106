"""The example files of the posting core, played with real documents against a real ledger.

The same files run against the pure core in ``tests/pure``. Here the event of a case becomes
what people do: a purchase and its bill, a shift at the till, an act. Then its journal
entries are compared with the file line by line, by roles.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import PeopleCase
from .cases_not_played import NOT_PLAYED
from .plays_issue import IssuePlays
from .plays_period import PeriodPlays
from .plays_purchase import PurchasePlays
from .plays_sale import SalePlays

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
    "card_sale": "Dr COGS 1.00, Cr GDS 1.00",
    "allowance_release": "Dr EXP 1.00, Cr MAT 1.00",
}
# What people read where the core refuses.
REFUSALS = {
    "recovery_above_charge": "still to be recovered",
    "correction_date": "a correction has the day of its issue note",
    "correction_lines": "These numbers are not at",
    "mode_unknown": "Wrong value",
    "purpose_unknown": "Wrong value",
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
class TestEventCases(PurchasePlays, IssuePlays, SalePlays, PeriodPlays, PeopleCase):
    """One test per case; ``NOT_PLAYED`` names the others with the reason."""

    def check(self, case):
        """Play the event on its day; the entries are those of the file and no others."""
        given = case["given"]
        day = date.fromisoformat(given["operation_date"])
        refused = case["expect"].get("refused")
        if refused:
            with self.refused((UserError, ValueError), REFUSALS[refused]):
                self.play(given, day)
            return
        found = [entry for move in self.play(given, day) for entry in self.entries(move)]
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

    def play(self, given, day):
        """The journal entries of the event, under the parameters of the case."""
        self.set_parameters(given.get("parameters", {}), day)
        with freeze_time(datetime.combine(day, time(12))):
            return getattr(self, f"play_{given['event']}")(given, day)

    def entries(self, move):
        """``(carrier, sums by role)`` of a journal entry; Odoo puts cost into a sale's."""
        cost = move.line_ids.filtered(lambda line: line.display_type == "cogs")
        parts = (self.roles_of(lines) for lines in (move.line_ids - cost, cost))
        return [(self.carrier(move), sums) for sums in parts if sums]

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
        if move.is_sale_document():
            return "invoice"
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
            "AR": self.customer.property_account_receivable_id,
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

    def stock_up_taxed(self, line, product, place=0, **run):
        """Buy the cards of a line with the input VAT it names, deducted or part of the cost."""
        capitalised, deducted = (
            line.get(f"{name}_minor", 0) for name in ("capitalised", "deducted")
        )
        net = line.get("bought_minor", line["cost_minor"]) - capitalised
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

    def play_charge_dropped(self, given, day):
        """The keeper was charged, has paid some of it, and a court refuses the rest."""
        shortage = self.charge(given, day)
        if given.get("recovered_minor"):
            self.recover(shortage, given["recovered_minor"], "PAY", day)
        values = {"type": "charge_dropped", "origin_id": shortage.id, **self.on(day)}
        act = self.env["loyalty.act"].create({**values, "reason": "Refused", "basis": "Court 7"})
        act.action_post()
        self.assertEqual(shortage.recovery_left, 0)
        return act.account_move_ids

    def play_recovery(self, given, day):
        """The keeper was charged, has paid some of it, and pays again."""
        shortage = self.charge(given, day)
        if given.get("recovered_minor"):
            self.recover(shortage, given["recovered_minor"], given["source"], day)
        return self.recover(shortage, given["amount_minor"], given["source"], day)

    def charge(self, given, day):
        """The shortage that the keeper was charged with."""
        charged, deferred = given["charged_minor"], given.get("deferred_minor", 0)
        cost = {"shortage_minor": charged - deferred, "market_minor": charged}
        terms = {"parameters": {"recovery": "market" if deferred else "cost"}}
        self.play_culprit_charge({**cost, **terms}, day)
        return self.env["loyalty.act"].search([("type", "=", "shortage")])

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
        policy.vat_regime = given.get("regime", "payer")
        quantity = self.batch.quantity
        act = self.post("reclassification", (1, quantity), product_id=becomes.id, **self.on(day))
        return act.account_move_ids

    def play_transfer(self, given, day):
        """All cards are sent to another place and accepted."""
        product, purpose = self.product_of(given), given["purpose"]
        quantity = self.stock_up(given["cost_minor"], product=product, purpose=purpose)
        target = self.central.lot_stock_id.id
        sent = self.post("transfer", (1, quantity), location_dest_id=target, **self.on(day))
        taken = self.make_act(
            "acceptance", origin_id=sent.id, responsible_id=self.seller.id, **self.on(day)
        )
        taken.range_ids = self.spans((1, quantity), finding="present")
        taken.action_post()
        return (sent | taken).account_move_ids

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
