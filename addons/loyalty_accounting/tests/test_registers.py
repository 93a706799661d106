"""Registers as at a day and over a period, as worksheets."""

import base64
import io
import json
from unittest.mock import patch

import openpyxl
from freezegun import freeze_time
from lxml import etree

from odoo.tests import tagged

from odoo.addons.loyalty_accounting.wizards import loyalty_register_progress

from .acts import StockActsCase


@tagged("post_install", "-at_install")
class TestRegisters(StockActsCase):
    """Thirty cards, three of them missing, one given to a person."""

    def setUp(self):
        super().setUp()
        self.reader = self.make_user("registers", "loyalty_accounting.group_loyalty_accountant")
        self.post("shortage", (28, 30))
        self.open_till()
        self.give(self.cards(self.batch)[0], holder="Anna Petrova")
        self.close_till()
        self.act = self.env["loyalty.act"].search([("type", "=", "issuance")])
        self.act.action_post()

    def sheet(self, register, start="2026-06-01", end="2026-06-30"):
        """The rows of a register below its head, the totals last."""
        wizard = (
            self.env["loyalty.register"]
            .with_user(self.reader)
            .create({"register": register, "date_from": start, "date_to": end})
        )
        sheet = openpyxl.load_workbook(io.BytesIO(wizard._xlsx())).active
        self.assertEqual(sheet.freeze_panes, "A6")
        return list(sheet.iter_rows(min_row=6, values_only=True))

    def test_dates_as_the_reader_writes_them(self):
        register = {"register": "movements", "date_from": "2026-06-01", "date_to": "2026-06-30"}
        wizard = self.env["loyalty.register"].with_user(self.reader).create(register)
        self.env["res.lang"]._activate_lang("ru_RU")
        for lang, pattern in (("en_US", "mm/dd/yyyy"), ("ru_RU", "dd.mm.yyyy")):
            content = io.BytesIO(wizard.with_context(lang=lang)._xlsx())
            sheet = openpyxl.load_workbook(content).active
            self.assertEqual(sheet["A6"].number_format, pattern)

    def test_a_day_is_not_called_like_a_place(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.env["ir.module.module"]._load_module_terms(["loyalty_accounting"], ["ru_RU"])
        books = self.env(context={"lang": "ru_RU"})
        day = books["loyalty.register"].fields_get(["date_from"])["date_from"]["string"]
        place = books["loyalty.act"].fields_get(["location_id"])["location_id"]["string"]
        self.assertEqual((day, place), ("Начало периода", "Откуда"))

    def test_turnover_equals_stock(self):
        row, totals = self.sheet("turnover")
        self.assertEqual(row[2:], (0, 0, 30, 360, 4, 48, 26, 312))
        self.assertEqual(totals[-1], self.free_product.with_company(self.company).total_value)

    def test_on_the_screen(self):
        wizard = (
            self.env["loyalty.register"]
            .with_user(self.reader)
            .create({"register": "turnover", "date_from": "2026-06-01", "date_to": "2026-06-30"})
        )
        wizard.action_show()
        for text in ("Turnover", self.batch.name, "312.00", "360.00", ">Total<"):
            self.assertIn(text, wizard.table + wizard.action_show()["name"])
        self.assertNotIn("more rows", wizard.table)

    def test_buttons_of_the_page_that_shows_the_table(self):
        view = self.env["loyalty.register"].get_view(view_type="form")["arch"]
        buttons = etree.fromstring(view).xpath("//header/button/@name")
        self.assertEqual(buttons, ["action_show", "action_export"])
        page = self.env["loyalty.register"].create({"file": base64.b64encode(b"before")})
        self.assertIsNone(page.with_context(on_page=True).action_show())
        self.assertTrue(page.table)
        self.assertFalse(page.file)

    def test_products_in_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.free_product.with_context(lang="ru_RU").name = "Карта, выдаваемая даром"
        wizard = self.env["loyalty.register"].with_context(lang="ru_RU")
        wizard = wizard.create({"date_from": "2026-06-01", "date_to": "2026-06-30"})
        self.assertEqual(next(iter(wizard._rows()))[1], "Карта, выдаваемая даром")
        sheet = openpyxl.load_workbook(io.BytesIO(wizard._xlsx())).active
        self.assertIn("01.06.2026", sheet["A3"].value)

    def test_numbers_and_recipients(self):
        *rows, totals = self.sheet("numbers", end="2026-12-31")
        self.assertEqual(len(rows), 30)
        first, last = rows[0], rows[-1]
        self.assertEqual(first[0], self.printed(1))
        self.assertEqual((first[4], first[6], first[7]), ("A••• P••••••", self.act.name, 12))
        self.assertEqual((last[2], last[3]), ("Void", self.place("SHC").complete_name))
        self.assertEqual(totals[7], 12)

    def test_a_long_export_tells_how_far_it_is(self):
        self.env["bus.bus"].sudo().search([]).unlink()
        with (
            self.enter_registry_test_mode(),
            patch.object(loyalty_register_progress, "TOLD_EVERY", 12),
        ):
            self.sheet("numbers", end="2026-12-31")
        said = self.env["bus.bus"].sudo().search([], order="id")
        messages = [json.loads(message) for message in said.mapped("message")]
        self.assertEqual([one["payload"]["rows"] for one in messages], [12, 24, None])
        channel = [self.env.cr.dbname, "res.partner", self.reader.partner_id.id]
        self.assertEqual({*said.mapped("channel")}, {json.dumps(channel, separators=(",", ":"))})

    def test_movements_by_person(self):
        rows = self.sheet("movements")
        lost = next(row for row in rows if str(row[1]).startswith("SHR"))
        self.assertEqual(lost[3], "Storekeeper Olga Orlova")
        self.assertEqual(lost[6:], (self.printed(28), self.printed(30), 3, 36))

    def test_vat_document_of_the_day(self):
        row, totals = self.sheet("vat_documents")
        self.assertEqual(row[3:8], ("10", 1, 12, 22, 2.64))
        self.assertEqual((row[9], totals[7]), ("Sales book", 2.64))
        self.assertEqual(len(self.sheet("vat_documents", "2026-01-01", "2026-05-31")), 1)

    def test_exempt_gifts_have_no_invoice(self):
        policy = self.env["loyalty.accounting.policy"]._in_force(
            self.company, self.act.operation_date
        )
        policy.write({"free_issue_mode": "exempt_below_limit", "unit_limit": 300.0})
        self.open_till()
        self.give(self.cards(self.batch)[0])
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])
        act.action_post()
        rows = {row[1]: row for row in self.sheet("vat_documents")[:-1]}
        self.assertEqual(rows[act.name][3:8], ("1010275", 1, 12, 0, 0))
        self.assertEqual(rows[act.name][9], "Declaration, exempt supplies")
        self.assertEqual(rows[self.act.name][9], "Sales book")
        self.assert_books_are_consistent()

    def test_profit_tax_and_off_balance(self):
        row, _totals = self.sheet("profit_tax")
        self.assertEqual(row[4:], (12, 2.64, 0, 0, 0, 14.64, 25, 3.66))
        self.assertEqual(len(self.sheet("off_balance")), 1)

    def policy(self, **values):
        """The parameters of June, changed."""
        policies = self.env["loyalty.accounting.policy"]
        policy = policies._in_force(self.company, self.act.operation_date)
        policy.write(values)
        return policy

    def test_input_vat_given_back_is_treated_like_its_expense(self):
        self.policy(free_issue_mode="exempt_below_limit", unit_limit=300.0)
        self.batch = self.buy(
            self.free_product, 50, 12.0, "00000601", taxes=self.make_tax("purchase", 20)
        )
        self.open_till()
        for card in self.cards(self.batch):
            self.give(card)
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])
        act.action_post()
        self.assertEqual(act.amount_restored, 120.0)
        rows = {row[1]: row for row in self.sheet("profit_tax")[:-1]}
        self.assertEqual(rows[act.name][3:10], (50, 600, 0, 120, 0, 0, 720))

    def test_advertising_is_accepted_within_a_limit(self):
        self.policy(cit_treatment="advertising")
        self.open_till()
        self.give(self.cards(self.batch)[0])
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])
        act.action_post()
        rows = {row[1]: row for row in self.sheet("profit_tax")[:-1]}
        self.assertEqual(rows[act.name][3:10], (1, 12, 2.64, 0, 0, 14.64, 0))

    def end_the_period(self):
        """A period-end act that charges 0.44 on gifts and gives 5.00 of input VAT back."""
        self.policy(free_issue_mode="promo_material", total_limit=1.0, input_vat="proportional")
        figures = {"turnover": 1000.0, "exempt_turnover": 100.0, "shared_input_tax": 50.0}
        lines = self.act.line_ids
        self.env.cr.execute(
            "UPDATE loyalty_act_line SET vat_reason = 'promo_material' WHERE id IN %s",
            [tuple(lines.ids)],
        )
        lines.invalidate_recordset()
        with freeze_time("2026-06-30 12:00:00"):
            act = self.env["loyalty.act"].create(
                {
                    "type": "period_tax",
                    "period_start": "2026-06-01",
                    "operation_date": "2026-06-30",
                    **figures,
                }
            )
            act.action_post()
        return act

    def test_period_end_acts_stand_in_the_registers(self):
        act = self.end_the_period()
        self.assertEqual((act.period_vat, act.period_input_tax), (0.44, 5.0))
        rows = [row for row in self.sheet("profit_tax")[:-1] if row[1] == act.name]
        self.assertEqual([row[2:10] for row in rows], [("Not accepted", 0, 0, 0.44, 5, 0, 0, 5.44)])
        rows = [row for row in self.sheet("vat_documents")[:-1] if row[1] == act.name]
        self.assertEqual(
            [(row[3], row[7], row[9], row[10]) for row in rows],
            [("10", 0.44, "Sales book", 0), ("21", 0, "Sales book", 5)],
        )

    def test_sales_book_is_the_vat_of_the_ledger(self):
        self.batch = self.buy(
            self.free_product, 30, 12.0, "00000601", taxes=self.make_tax("purchase", 20)
        )
        self.policy(shortage_vat="output")
        self.post("shortage", (1, 2))
        self.policy(shortage_vat="restore")
        lost = self.post("shortage", (3, 5))
        lost.action_reverse()
        self.post("shortage", (6, 6))
        self.policy(free_issue_mode="representation", input_vat="capitalise")
        self.open_till()
        self.give(self.cards(self.batch)[0])
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])
        act.action_post()
        self.end_the_period()
        books = self.roles(self.env["account.move"].search([("loyalty_act_id", "!=", False)]))
        accountant = self.make_user("sales_book", "loyalty_accounting.group_loyalty_accountant")
        accountant.group_ids |= self.env.ref("account.group_account_manager")
        act.account_move_ids.line_ids.with_user(accountant).loyalty_role = "REV"
        *_rows, totals = self.sheet("vat_documents")
        self.assertEqual(
            (round(100 * totals[7]), round(100 * totals[10])),
            (-books["VATG"], -books["VATIN"]),
        )
