"""What the paper of each type says above its table, as it was posted."""

from datetime import date

import lxml.html

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import StockActsCase


@tagged("post_install", "-at_install")
class TestPaperHeads(StockActsCase):
    """Thirty cards at 12.00; persons and names change after the posting."""

    def head(self, act):
        """``{name: value}`` of the head of the paper."""
        return dict(act._paper_head())

    def members(self):
        """The commission, all of it present."""
        return {
            "commission_id": self.commission.id,
            "present_ids": [(6, 0, self.commission.member_ids.ids)],
        }

    def test_a_charge_and_its_recovery(self):
        lost = self.post("shortage", (1, 3), culprit_id=self.keeper.id, recovery_amount=100.0)
        paid = self.post("recovery", origin_id=lost.id, recovery_source="PAY", recovery_amount=40.0)
        self.keeper.name = "Somebody else"
        head = self.head(lost)
        self.assertEqual(head["Charged to"], "Storekeeper Olga Orlova")
        self.assertIn("100", head["Amount claimed"])
        entries = lost.account_move_ids.sorted("id").mapped("name")
        self.assertEqual(head["Journal entries"], ", ".join(entries))
        self.assertNotIn("Amount claimed", self.head(paid))
        self.assertIn("40", self.head(paid)["Amount recovered"])
        self.assertEqual(self.head(paid)["Recovered"], "From the wage")
        paid.action_reverse()
        mirror = paid.reversed_by_ids
        self.assertEqual(
            self.head(mirror)["Journal entries"], ", ".join(mirror.account_move_ids.mapped("name"))
        )
        written = self.company.currency_id.format
        self.assertEqual(self.head(mirror)["Amount recovered"], written(-40))
        lost.action_reverse()
        self.assertEqual(self.head(lost.reversed_by_ids)["Amount claimed"], written(-100))

    def test_what_is_recovered_and_what_is_dropped(self):
        lost = self.post("shortage", (1, 3), culprit_id=self.keeper.id, recovery_amount=100.0)
        paid = self.post("recovery", origin_id=lost.id, recovery_source="PAY", recovery_amount=40.0)
        values = {"location_id": False, "basis": "Decision 1"}
        dropped = self.post("charge_dropped", origin_id=lost.id, **values)
        head = {name: str(value) for name, value in self.head(paid).items()}
        self.assertEqual(head["Charged to"], "Storekeeper Olga Orlova")
        self.assertIn("100.00", head["Charged"])
        self.assertIn("60.00", head["Still due"])
        head = self.head(dropped)
        self.assertIn("40.00", head["Recovered before"])
        self.assertIn("60.00", head["Charge dropped"])
        for act in (paid, dropped):
            self.assertEqual((act._paper_columns(), list(act._paper_rows())), ((), []))
        self.assertEqual(
            [role for role, _name in dropped._paper_signatures()], ["Checked by (accountant)"]
        )

    def test_a_print_works_out_its_parties_once(self):
        act = self.post("shortage", (1, 2))
        read, asked = type(act)._paper_values, []

        def count(self):
            asked.append(self)
            return read(self)

        self.patch(type(act), "_paper_values", count)
        reports = self.env["ir.actions.report"]
        reports._render_qweb_html("loyalty_accounting.report_loyalty_act", act.ids)
        self.assertEqual(len(asked), 1)
        act._xlsx()
        self.assertEqual(len(asked), 2)

    def test_places(self):
        target = self.central.lot_stock_id
        sent = self.post("transfer", (1, 3), location_dest_id=target.id)
        self.assertEqual(self.head(sent)["To"], target.display_name)
        lost = self.post("shortage", (4, 4))
        self.assertEqual(self.head(lost)["Place"], self.stock.display_name)
        self.assertFalse({"Shop", "From", "To"} & set(self.head(lost)))

    def test_a_column_of_findings_only_where_there_are_some(self):
        lost = self.post("shortage", (4, 4))
        names = [column.name for column in lost._paper_columns()]
        self.assertNotIn("Finding", names)
        self.assertEqual([len(row) for row in lost._paper_rows()], [len(names)])

    def test_an_acceptance_says_what_the_missing_cards_cost(self):
        sent = self.post("transfer", (1, 4), location_dest_id=self.central.lot_stock_id.id)
        accepted = self.make_act("acceptance", origin_id=sent.id, responsible_id=self.seller.id)
        accepted.range_ids = [
            *self.spans((1, 2), finding="present"),
            *self.spans((3, 3), finding="missing"),
            *self.spans((4, 4), finding="present"),
        ]
        accepted.action_post()
        accepted.invalidate_recordset(["range_ids"])
        self.assertEqual([row[-1] for row in accepted._paper_rows()], [24.0, 12.0, 12.0])
        self.assertEqual(accepted._paper_signatures()[0][0], "Taken over by")

    def test_an_impairment_lists_the_loss(self):
        act = self.post("impairment", (1, 2), loss_percent=50.0, **self.members())
        self.assertEqual(act._paper_columns()[-1].name, "Loss of value")

    def test_who_posts_without_being_an_accountant_has_not_checked(self):
        keeper = self.make_user("paper_sender", "loyalty_accounting.group_loyalty_storekeeper")
        sent = self.make_act("transfer", (1, 3), location_dest_id=self.central.lot_stock_id.id)
        sent.with_user(keeper).action_post()
        self.assertEqual(sent._paper_signatures()[-1], ("Posted by", keeper.name))

    def test_a_count_with_differences_leaves_room_to_explain_them(self):
        sheets = self.env["loyalty.act"]
        for span in ((1, 30), (1, 29)):
            sheets |= self.post("count", span, **self.members())
        self.assertEqual([len(sheet._paper_blanks()) for sheet in sheets], [0, 2])

    def test_a_charge_without_an_amount_is_of_the_cost(self):
        lost = self.post("shortage", (1, 3), culprit_id=self.keeper.id)
        self.assertIn("36", self.head(lost)["Amount claimed"])

    def test_the_norm_of_spoilt_cards(self):
        policies = self.env["loyalty.accounting.policy"]
        policy = policies._in_force(self.company, date(2026, 6, 15))
        policy.spoilage_norm = 2.0
        spoilt = self.post("spoilt", (1, 2), personalised=150)
        policy.spoilage_norm = 1.0
        head = self.head(spoilt)
        self.assertEqual(head["Cards personalised"], 150)
        self.assertEqual(head["Spoilt by the norm, at most"], 3)

    def test_a_loss_of_value_by_order_of_a_commission(self):
        act = self.post("impairment", (1, 2), loss_percent=50.0, **self.members())
        head = self.head(act)
        self.assertEqual(head["Loss of value, %"], "50")
        self.assertEqual(head["Order of the commission"], "15 of 2026-01-10")

    def test_another_product_keeps_its_name_on_paper(self):
        act = self.post("reclassification", (1, 2), product_id=self.sale_product.id)
        self.sale_product.name = "Another name"
        self.assertEqual(self.head(act)["Becomes"], "Card, sold")

    def test_what_a_paper_keeps_is_in_the_language_of_the_company(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.sale_product.with_context(lang="ru_RU").name = "Карта на продажу"
        self.company.partner_id.lang = "ru_RU"
        act = self.post("reclassification", (1, 2), product_id=self.sale_product.id)
        self.assertEqual(self.head(act)["Becomes"], "Карта на продажу")

    def test_a_count_sheet_shows_the_books_beside_the_count(self):
        self.post("shortage", (30, 30))
        sheet = self.make_act("count", (1, 10), (12, 30), **self.members())
        sheet.action_post()
        rows = [row[3:] for row in sheet._paper_rows()]
        first, last = self.printed(1), self.printed(10)
        self.assertEqual(
            rows,
            [
                (first, last, "Present", 10, 10, 0, 120, 0),
                (self.printed(12), self.printed(29), "Present", 18, 18, 0, 216, 0),
                (self.printed(30), self.printed(30), "Not expected", 0, 1, 1, 0, 12),
                (self.printed(11), self.printed(11), "Missing", 1, 0, -1, 12, -12),
            ],
        )
        self.assertEqual((sheet.booked_quantity, sheet.quantity), (29, 29))
        totals = [sum(row[place] for row in rows) for place in (3, 4, 5)]
        self.assertEqual(totals, [29, 29, 0])
        self.assertEqual([column.total for column in sheet._paper_columns()[-5:]], [True] * 5)

    def test_a_count_sheet_keeps_its_amounts(self):
        """The keeper of the cards sees none; a sheet posted before there were any stays so."""
        sheet = self.make_act("count", (1, 10), **self.members())
        sheet.action_post()
        self.batch.product_id.standard_price = 99
        amounts = [row[9:] for row in sheet._paper_rows()]
        self.assertEqual(amounts, [(120, 0), (240, -240)])
        keeper = self.make_user("count_keeper", "loyalty_accounting.group_loyalty_storekeeper")
        theirs = sheet.with_user(keeper)
        self.assertEqual({len(row) for row in theirs._paper_rows()}, {9})
        self.assertEqual(len(theirs._paper_columns()), 9)
        self.env.flush_all()
        self.env.cr.execute("UPDATE loyalty_act SET parameters = parameters - 'costs'")
        self.env.invalidate_all()
        self.assertEqual({len(row) for row in sheet._paper_rows()}, {9})

    def test_a_receipt_note_says_what_was_ordered_and_came(self):
        receipt = self.batch.purchase_id.picking_ids
        spans = self.spans((29, 30), finding="defective")
        act = self.env["loyalty.act"].create(
            {"type": "receipt", "receipt_id": receipt.id, "range_ids": spans}
        )
        self.assertEqual(act.responsible_id, self.keeper)
        act.action_post()
        head = self.head(act)
        self.assertEqual((head["Cards ordered"], head["Cards received"]), (30, 30))
        self.assertEqual(head["Supplier"], self.supplier.name)
        self.assertEqual(head["Order"], self.batch.purchase_id.name)
        self.assertEqual(head["Place"], self.stock.display_name)

    def test_a_receipt_note_lists_what_came_with_its_cost(self):
        receipt = self.batch.purchase_id.picking_ids
        faultless = self.post("receipt", receipt_id=receipt.id)
        (row,) = faultless._paper_rows()
        run, product = self.batch.name, self.free_product.display_name
        first, last = self.printed(1), self.printed(30)
        self.assertEqual(row, (1, run, product, first, last, 30, 360.0))
        self.assertEqual(len(row), len(faultless._paper_columns()))
        act = self.make_act("receipt", receipt_id=receipt.id)
        act.range_ids = self.spans((11, 12), finding="defective")
        act.action_post()
        rows = [row[3:] for row in act._paper_rows()]
        self.assertEqual(
            rows,
            [
                (first, self.printed(10), "Present", 10, 120.0),
                (self.printed(13), last, "Present", 18, 216.0),
                (self.printed(11), self.printed(12), "Defective", 2, 24.0),
            ],
        )
        self.assertEqual([row[0] for row in act._paper_rows()], [1, 2, 3])
        keeper = self.make_user("paper_gate", "loyalty_accounting.group_loyalty_storekeeper")
        (row,) = faultless.with_user(keeper)._paper_rows()
        self.assertEqual(row[-1], 30)
        act.action_reverse()
        (row,) = act.reversed_by_ids._paper_rows()
        self.assertEqual(row[-2:], (-2, -24.0))

    def test_missing_numbers_of_a_receipt_can_be_entered(self):
        batch = self.make_batch(self.free_product, 4, "00000901")
        batch.action_order()
        receipt = self.batch.purchase_id.picking_ids
        act = self.make_act("receipt", receipt_id=receipt.id)
        values = {"act_id": act.id, "text": self.printed(1, batch), "finding": "missing"}
        entry = self.env["loyalty.number.entry"].create(values)
        self.assertTrue(entry.has_findings)
        entry.action_take()
        self.assertEqual(act.range_ids.finding, "missing")
        lost = self.make_act("shortage", (1, 2))
        self.assertFalse(self.env["loyalty.number.entry"].new({"act_id": lost.id}).has_findings)

    def test_a_number_in_stock_is_not_missing(self):
        receipt = self.batch.purchase_id.picking_ids
        act = self.make_act("receipt", receipt_id=receipt.id)
        act.range_ids = self.spans((3, 4), finding="missing")
        with self.refused(UserError, f"can't be missing: {self.printed(3)}"):
            act.action_post()

    def test_a_claim_names_the_supplier(self):
        receipt = self.batch.purchase_id.picking_ids
        act = self.post("claim", (1, 2), receipt_id=receipt.id)
        self.assertEqual(self.head(act)["Supplier"], self.supplier.name)

    def test_a_mirror_counts_below_zero(self):
        for kind, place in (("shortage", "location_id"), ("surplus", "location_dest_id")):
            with self.subTest(kind):
                act = self.post("shortage", (1, 3)) if kind == "shortage" else self.found()
                act.action_reverse()
                mirror = act.reversed_by_ids
                self.assertTrue(mirror[place])
                (row,) = mirror._paper_rows()
                self.assertEqual((mirror.quantity, row[-2]), (-3, -3))
                self.assertLess(row[-1], 0)

    def found(self):
        """A posted surplus of three cards that were missing."""
        self.post("shortage", (11, 13))
        return self.post("surplus", (11, 13))

    def test_a_recovery_proposes_who_answered_for_the_shortage(self):
        lost = self.post("shortage", (1, 3), culprit_id=self.keeper.id)
        values = {"type": "recovery", "origin_id": lost.id}
        paid = self.env["loyalty.act"].create(values)
        self.assertEqual(paid.responsible_id, self.keeper)

    def test_the_tax_period(self):
        values = {"period_start": "2026-04-01", "shared_input_tax": 100.0, "expense": 70.0}
        values |= {"exempt_turnover": 20.0, "turnover": 100.0, "exempt_expense": 30.0}
        act = self.post("period_tax", location_id=False, **values)
        head = self.head(act)
        self.assertIn("04/01/2026", head["Tax period"])
        self.assertIn("70.00", head["All expenses"])
        self.assertIn("30.00", head["Expenses on exempt supplies"])
        self.assertEqual(act._paper_columns(), ())
        act.action_reverse()
        mirror = act.reversed_by_ids
        self.assertEqual(mirror.period_input_tax, -act.period_input_tax)

    def test_a_period_without_a_charge_says_so(self):
        values = {"period_start": "2026-04-01", "location_id": False}
        act = self.make_act("period_tax", **values)
        self.assertNotIn("VAT charged", self.head(act))
        act.action_post()
        self.assertIn("0.00", self.head(act)["VAT charged"])
        self.assertNotIn("Input VAT given back", self.head(act))
        shared = {"shared_input_tax": 100.0, "turnover": 100.0, "exempt_turnover": 0.0}
        act = self.post("period_tax", **values, **shared)
        self.assertIn("0.00", self.head(act)["Input VAT given back"])

    def test_the_days_of_a_period_are_dates(self):
        act = self.make_act("period_tax", period_start="2026-04-01", location_id=False)
        self.patch(type(act), "_period_rows", lambda act: [["2026-06-02", 100.0, 10.0]])
        self.assertEqual(list(act._paper_rows()), [(date(2026, 6, 2), 100.0, 10.0)])
        self.assertIn("06/02/2026: $ 100.00", act.period_text.replace("\N{NO-BREAK SPACE}", " "))
        reports = self.env["ir.actions.report"]
        html = reports._render_qweb_html("loyalty_accounting.report_loyalty_act", act.ids)[0]
        self.assertIn("06/02/2026", html.decode())

    def test_opening_balances_name_holders_and_the_account(self):
        batch = self.make_batch(self.free_product, 4, "00000901")
        batch.action_order()
        number = {"first_number": self.printed(1, batch)}
        holder = self.env["res.partner"].create({"name": "Anna Petrova"})
        out = {**number, "finding": "out", "partner_id": holder.id, "issued_on": "2026-01-05"}
        values = {"type": "opening", "range_ids": [(0, 0, out)]}
        act = self.env["loyalty.act"].create(values)
        act.action_post()
        (row,) = act._paper_rows()
        self.assertIn("A••• P••••••", row)
        self.assertIn("01/05/2026", row)
        self.assertEqual(len(row), len(act._paper_columns()))
        self.assertEqual(
            [role for role, _name in act._paper_signatures()], ["Checked by (accountant)"]
        )
        account = self.env["account.account"].search([("account_type", "=", "equity")], limit=1)
        values = {"location_dest_id": self.stock.id, "opening_account_id": account.id}
        stock = {"first_number": self.printed(2, batch), "cost": 11.0}
        act = self.env["loyalty.act"].create(
            {"type": "opening", "range_ids": [(0, 0, stock)], **values}
        )
        self.assertEqual(self.head(act)["Against"], account.display_name)

    def test_expired_cards_cost_nothing_and_the_mirror_names_them(self):
        self.open_till()
        card = self.cards(self.batch)[0]
        self.give(card)
        self.close_till()
        self.env["loyalty.act"].search([("state", "=", "draft")]).action_post()
        act = self.post("expiry", (1, 1), location_id=False)
        self.assertNotIn("Cost", [column.name for column in act._paper_columns()])
        act.action_reverse()
        (row,) = act.reversed_by_ids._paper_rows()
        self.assertEqual((row[3], row[-1]), (card.number, -1))

    def test_a_correction_lists_the_cards_and_their_vat(self):
        self.open_till()
        for card in self.cards(self.batch)[:2]:
            self.give(card, holder="Anna Petrova")
        self.close_till()
        note = self.env["loyalty.act"].search([("state", "=", "draft")])
        note.action_post()
        values = {"origin_id": note.id, "operation_date": note.operation_date}
        values |= {"location_id": False, "location_dest_id": self.stock.id}
        act = self.post("correction", (1, 1), **values)
        columns = [column.name for column in act._paper_columns()]
        (row,) = act._paper_rows()
        shown = dict(zip(columns, row, strict=True))
        self.assertEqual(shown["Card number"], self.printed(1))
        self.assertEqual((shown["Cost"], shown["VAT"]), (-12.0, act.amount_vat))

    def test_a_long_paper_has_its_head_on_every_sheet(self):
        batch = self.buy(self.free_product, 130, 12.0, first="00000501")
        numbers = [(0, 0, {"first_number": self.printed(n, batch)}) for n in range(1, 130, 2)]
        act = self.make_act("write_off", **self.members())
        act.range_ids = numbers
        act.action_post()
        reports = self.env["ir.actions.report"]
        html = reports._render_qweb_html("loyalty_accounting.report_loyalty_act", act.ids)[0]
        root = lxml.html.fromstring(html)
        tables = root.xpath("//table[contains(@class, 'loyalty_paper')]")
        rows = [len(table.xpath("tbody/tr")) for table in tables]
        self.assertEqual(sum(rows), 66)
        self.assertGreater(len(tables), 2)
        self.assertTrue(all(table.xpath("thead/tr") for table in tables))
        self.assertGreater(rows[-1], 1)
        text = " ".join(root.text_content().split())
        self.assertIn(f"Sheet {len(tables)} of {len(tables)}", text)
        self.assertEqual(text.count(act._paper_title()), len(tables))
        self.assertEqual(text.count("Total"), 1)
