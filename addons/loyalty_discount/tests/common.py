"""A shop with a discount program, cards and a till that speaks like the real one."""

import uuid
from unittest.mock import patch

from odoo import fields
from odoo.tests import new_test_user, tagged

from odoo.addons.loyalty_discount.claim.moments import format_moment
from odoo.addons.loyalty_discount.claim.shares import returned_share
from odoo.addons.loyalty_discount.engine import digest, evaluate
from odoo.addons.point_of_sale.tests.common import TestPoSCommon

from .till import TillBasket

SILVER_SPEND = 12345.0


@tagged("post_install", "-at_install")
class LoyaltyCase(TillBasket, TestPoSCommon):
    """Classic 3 %, Silver 5 % from 10 000, Gold 10 % from 50 000; no demo data is needed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keep_nothing()
        cls.env.user.group_ids |= cls.env.ref("loyalty_discount.group_manager")
        cls.env["loyalty.program"].search([]).action_archive()
        cls.config = cls.basic_config
        cls.shop = cls.config.picking_type_id.warehouse_id
        cls.rule = cls.env["card.number.rule"].create(
            {
                "name": "Club cards",
                "prefix": "9200",
                "length_min": 13,
                "length_max": 13,
                "check_digit": "luhn",
                "company_id": cls.company.id,
            }
        )
        cls.consent_text = cls.env["loyalty.consent.text"].create(
            {"name": "Club", "version": "2026-01", "body": "I agree.", "company_id": cls.company.id}
        )
        cls.program = cls.make_program("Club")
        cls.publish(cls.program)
        cls.classic, cls.silver, cls.gold = cls.program.tier_ids.sorted("rank")
        cls.lamp = cls.create_product("Lamp", cls.categ_basic, 100.0)
        cls.vase = cls.create_product("Vase", cls.categ_basic, 41.2, tax_ids=cls.tax(10).ids)
        cls.plate = cls.create_product("Plate", cls.categ_basic, 9.99, tax_ids=cls.tax(7).ids)
        cls.card_product = cls.create_product("Discount card", cls.categ_basic, 70.0)
        cls.card_product.loyalty_card_ok = True
        cls.silver_card = cls.make_active_card(1, "Anna Petrova", SILVER_SPEND)
        cls.silver_member = cls.silver_card.membership_ids
        # Set-up is older than any sale: as-of lookups compare times of recording.
        cls.env.flush_all()
        cls.env.cr.execute("UPDATE loyalty_tier_change SET create_date = '2026-01-01'")
        cls.env.cr.execute("UPDATE loyalty_turnover SET create_date = '2026-01-01'")
        cls.env.cr.execute("UPDATE loyalty_medium_event SET create_date = '2026-01-01'")
        cls.env.invalidate_all()

    @classmethod
    def keep_nothing(cls):
        """Where a cron would commit, a test only goes on."""
        cron, endless = type(cls.env["ir.cron"]), lambda *_args, **_values: float("inf")
        cls.startClassPatcher(patch.object(cron, "_commit_progress", endless))

    # -- making things -----------------------------------------------------------------------

    @classmethod
    def tax(cls, percent):
        """7: excluded, 10: included in the price."""
        return cls.taxes[f"tax{percent}"]

    @classmethod
    def make_program(cls, name, levels=((0, 3), (10000, 5), (50000, 10)), **values):
        names = ("Classic", "Silver", "Gold")
        return cls.env["loyalty.program"].create(
            {
                "name": name,
                "program_type": "discount",
                "company_id": cls.company.id,
                "currency_id": cls.company.currency_id.id,
                "number_rule_ids": [(6, 0, cls.rule.ids)],
                "consent_text_id": cls.consent_text.id,
                "tier_ids": [
                    (0, 0, {"name": label, "threshold": spend, "discount_percent": percent})
                    for label, (spend, percent) in zip(names, levels, strict=False)
                ],
                **values,
            }
        )

    @staticmethod
    def number(index):
        """The ``index``-th card number: 13 digits from 9200 with a valid Luhn digit."""
        body = f"9200{index:08d}"
        doubled = [int(digit) * 2 for digit in body[::-2]]
        total = sum(sum(divmod(d, 10)) for d in doubled) + sum(int(d) for d in body[-2::-2])
        return body + str(-total % 10)

    @classmethod
    def make_card(cls, index, **values):
        return cls.env["loyalty.medium"].create(
            {
                "number": cls.number(index),
                "company_id": cls.company.id,
                "program_id": cls.program.id,
                "rule_id": cls.rule.id,
                "location_id": cls.shop.lot_stock_id.id,
                **values,
            }
        )

    @classmethod
    def make_active_card(cls, index, name=None, spend=0):
        """A card given before; without ``name`` an anonymous one."""
        card = cls.make_card(index)
        card._set_state("active")
        card.sudo()._join(cls.env["res.partner"].create([{"name": name}] if name else []))
        if spend:
            card.membership_ids._book_spend("opening", spend, order_uuid=f"old-{index}")
        return card

    @classmethod
    def make_user(cls, login, groups, company=None):
        company = company or cls.company
        return new_test_user(
            cls.env,
            login,
            f"base.group_user,{groups}",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )

    # -- the till ----------------------------------------------------------------------------

    @classmethod
    def publish(cls, programs=None):
        """Publish what is drafted or changed, at once."""
        if programs is None:
            programs = cls.env["loyalty.program"].search([("program_type", "=", "discount")])
        programs.invalidate_recordset(["publish_state"])
        waiting = programs.filtered(lambda program: program.publish_state in ("draft", "changed"))
        waiting.action_publish_at_once()

    def open_till(self):
        """Open a session and load the till's snapshot as a till does."""
        self.publish()
        session = self.open_new_session()
        (self.snapshot,) = self.env["loyalty.snapshot"]._load_pos_data_search_read({}, self.config)
        return session

    def present(self, card, presented="swipe"):
        """The facts the till gets for ``card`` (a record or a number)."""
        number = card if isinstance(card, str) else card.number
        return self.env["loyalty.medium"].present_card(number, presented, self.config.id)

    def line(self, product, quantity=1, manual=0, **values):
        """A line as a cashier puts it in."""
        return {
            "product": product,
            "quantity": quantity,
            "uuid": str(uuid.uuid4()),
            "discount": manual,
            "discount_manual": manual,
            **values,
        }

    def ring_up(self, lines, card=None, facts=None, change=None, **order):
        """Sell ``lines`` with ``card`` as the till does: decide, discount, claim, sync.

        :param facts: facts to use instead of presenting the card now
        :param change: called with the order data just before it is sent
        """
        moment = format_moment(fields.Datetime.now())
        facts = facts or (card and self.present(card))
        basket = self._till_basket(lines, facts, moment)
        self.last_basket = basket
        decision = evaluate(self.snapshot["programs"], basket)
        self._till_apply(lines, decision)
        data = self.order_data(lines, **order)
        data["loyalty_claim"] = self._till_claim(facts, basket, decision, moment)
        if change:
            change(data)
        return self.sync(data)

    def sync(self, data):
        """Send an order and return it."""
        self.env["pos.order"].sync_from_ui([data])
        return self.env["pos.order"].search([("uuid", "=", data["uuid"])])

    def ring_up_without_claim(self, lines, **order):
        """A sale from a self-order kiosk or the back office."""
        return self.sync(self.order_data(lines, **order))

    def order_data(self, lines, **order):
        """Core's order data, with the amounts that the till shows for prices and discounts."""
        data = self.create_ui_order_data(lines, **order)
        total = 0
        for line in (command[2] for command in data["lines"]):
            # Core's helper gives random ids, which shuffle the lines; the till gives none.
            line.pop("id")
            net = line["price_unit"] * (1 - line["discount"] / 100)
            taxes = self.env["account.tax"].browse(line["tax_ids"][0][2])
            amounts = taxes.compute_all(net, self.currency, line["qty"])
            line["price_subtotal"] = amounts["total_excluded"]
            line["price_subtotal_incl"] = amounts["total_included"]
            total += amounts["total_included"]
        total = self.currency.round(total)
        data.update(amount_total=total, amount_paid=total, amount_tax=0)
        data["payment_ids"][0][2]["amount"] = total
        return data

    def refund(self, order, quantities, **values):
        """Give back ``{line: quantity}`` of ``order`` at the till."""
        lines = [self.returned(line, quantity) for line, quantity in quantities.items()]
        values.setdefault("pos_order_ui_args", {"is_refund": True})
        return self.ring_up_without_claim(lines, **values)

    def returned(self, line, quantity):
        """A returned line; with a discount of ours it costs its share of what was paid."""
        discount, unit = line.discount, 10**self.currency.decimal_places
        if line.discount_engine_minor:
            paid = round(line.price_unit * line.qty * (1 - discount / 100) * unit)
            before = -sum(line.refund_orderline_ids.mapped("qty"))
            share = returned_share(paid, *(round(n * 1000) for n in (line.qty, before, quantity)))
            if not all(line.tax_ids_after_fiscal_position.mapped("price_include")):
                share = self._returned_net(line, before, quantity, share)
            discount = 100 * (1 - share / unit / (line.price_unit * quantity))
        return self.line(
            line.product_id,
            -quantity,
            discount=discount,
            price_unit=line.price_unit,
            refunded_orderline_id=line.id,
        )

    def _returned_net(self, line, before, quantity, share):
        """The net nearest to ``share`` at which the returns add up with tax on top.

        Written apart from the till: it tries twentieths of a minor unit.
        """
        taxes, unit = line.tax_ids_after_fiscal_position, 10**self.currency.decimal_places

        def cost(net):
            found = taxes.compute_all(net / unit / quantity, self.currency, quantity)
            return round(found["total_included"] * unit)

        total = round(line.price_subtotal_incl * unit)
        back = -round(sum(line.refund_orderline_ids.mapped("price_subtotal_incl")) * unit)
        wanted = returned_share(total, *(round(n * 1000) for n in (line.qty, 0, before + quantity)))
        nets = (share + step / 20 for step in sorted(range(-60, 61), key=abs))
        return next((net for net in nets if cost(net) == wanted - back), share)

    # -- what must hold ----------------------------------------------------------------------

    def judgement(self, order):
        return self.env["loyalty.judgement"]._of_order(order)

    def mismatches(self, order):
        """``{(reason, code)}`` of an order; every code must have words for people."""
        found = self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)])
        for mismatch in found:
            self.assertNotEqual(mismatch.explanation, mismatch.code)
        return {(mismatch.reason, mismatch.code) for mismatch in found}

    def entries(self, order):
        return self.env["loyalty.discount.entry"].search([("order_id", "=", order.id)], order="id")

    def spend(self, order):
        """``[(kind, amount)]`` of an order."""
        found = self.env["loyalty.turnover"].search(
            [("order_uuid", "=", order.uuid)], order="kind desc"
        )
        return [(entry.kind, entry.amount) for entry in found]

    def assert_clean(self, order):
        """Judged, and till and server agree."""
        judgement = self.judgement(order)
        self.assertEqual(judgement.state, "judged", judgement.error)
        self.assertFalse(judgement.problems)
        if order.loyalty_claim:
            if order.loyalty_claim["basket"] == digest(self.last_basket):
                self.assertEqual(judgement.basket, self.last_basket)
            self.assertEqual(digest(judgement.basket), order.loyalty_claim["basket"])
            self.assertEqual(digest(judgement.decision), order.loyalty_claim["decision"])
        self.assertEqual(self.mismatches(order), set())

    def assert_spend_adds_up(self):
        """Invariant 4: the sum of the entries is the membership's spend."""
        for membership in self.env["loyalty.card"].search([])._is_membership():
            booked = sum(membership.turnover_ids.mapped("amount"))
            self.assertAlmostEqual(membership.turnover, booked, 2)
