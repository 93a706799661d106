"""The act on paper and as a worksheet."""

import base64
import io
from datetime import date, datetime

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools.pdf import PdfFileReader

from odoo.addons.loyalty_accounting.models.loyalty_act_kept import PAPER
from odoo.addons.loyalty_accounting.registers import Column
from odoo.addons.loyalty_accounting.report.worksheet import worksheet

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestPapers(CardBooksCase, HttpCase):
    """Same numbers as the act, names masked on paper."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.buy(cls.free_product, 5, 12.0)

    def setUp(self):
        super().setUp()
        self.open_till()
        for card, holder in zip(self.cards(self.batch), ("Anna Petrova", None), strict=False):
            self.give(card, holder=holder)
        self.close_till()
        self.act = self.env["loyalty.act"].search([("company_id", "=", self.company.id)])
        self.act.action_post()

    def test_report_masks_the_names(self):
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html("loyalty_accounting.report_loyalty_act", self.act.ids)[0]
            .decode()
        )
        self.assertIn(self.act.name, html)
        self.assertIn("A••• P••••••", html)
        self.assertIn("Anonymous", html)
        self.assertNotIn("Anna Petrova", html)
        self.assertIn(self.act.line_ids[0].number, html)

    def test_several_acts_print_at_once(self):
        """Each on its own sheets, whatever the printer of HTML can do."""
        number = [(0, 0, {"first_number": self.cards(self.batch)[0].number})]
        place = self.shop.lot_stock_id.id
        lost = self.env["loyalty.act"].create(
            {"type": "shortage", "location_id": place, "reason": "Lost", "range_ids": number}
        )
        acts = self.act | lost
        report = self.env["ir.actions.report"].with_context(force_report_rendering=True)
        streams = report._render_qweb_pdf_prepare_streams(PAPER, {}, acts.ids)
        pages = [PdfFileReader(streams[act.id]["stream"]).numPages for act in acts]
        self.assertEqual(pages, [1, 1])
        content = report._render_qweb_pdf(PAPER, acts.ids)[0]
        self.assertEqual(PdfFileReader(io.BytesIO(content)).numPages, 2)
        self.assertEqual((self.act.print_count, lost.print_count), (1, 0))

    def test_the_paper_of_the_posting_is_kept(self):
        job = self.env.ref("loyalty_accounting.cron_keep_papers")
        self.assertTrue(self.env["ir.cron.trigger"].search([("cron_id", "=", job.id)]))
        acts = self.env["loyalty.act"].with_context(force_report_rendering=True)
        acts._cron_keep_papers()
        self.assertTrue(self.act.paper_kept_at)
        content = base64.b64decode(self.act.with_context(bin_size=False).paper)
        self.assertTrue(content.startswith(b"%PDF"))
        self.assertGreater(len(content), 10_000)
        kept = self.act.paper_kept_at
        acts._cron_keep_papers()
        self.assertEqual((self.act.paper_kept_at, self.act.print_count), (kept, 0))

    def test_later_prints_say_copy(self):
        self.act._keep_paper()
        self.assertNotIn("copy", self.printed())
        self.assertIn("copy 1", self.printed())
        self.assertIn("copy 2", self.printed())
        with self.refused(UserError, "keeps what it showed"):
            self.act.responsible_name = "Somebody else"

    def test_whoever_prints_first_has_the_original(self):
        self.assertNotIn("copy", self.printed())
        self.act._keep_paper()
        self.assertNotIn(b"copy", base64.b64decode(self.act.with_context(bin_size=False).paper))
        self.assertIn("copy 1", self.printed())

    def test_prints_of_a_draft_are_no_copies(self):
        place = {"location_id": self.shop.lot_stock_id.id}
        self.env["loyalty.responsible"].create(
            {"name": "Olga Orlova", "position": "Seller", "valid_from": "2020-01-01", **place}
        )
        lost = {"type": "shortage", "reason": "Lost", **place}
        self.act = self.env["loyalty.act"].create(
            {**lost, "range_ids": [(0, 0, {"first_number": self.cards(self.batch)[0].number})]}
        )
        self.assertIn("draft", self.printed())
        self.act.action_post()
        self.assertNotIn("copy", self.printed())
        self.assertIn("copy 1", self.printed())

    def test_a_signed_scan_may_come_later(self):
        accountant = self.make_user("scans", "loyalty_accounting.group_loyalty_accountant")
        act = self.act.with_user(accountant)
        act.write({"scan": base64.b64encode(b"signed"), "scan_name": "signed.pdf"})
        self.assertEqual(base64.b64decode(act.scan), b"signed")
        with self.refused(AccessError, "not from typing"):
            act.paper = base64.b64encode(b"another paper")

    def test_in_the_language_of_the_company(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.env["ir.module.module"]._load_module_terms(["loyalty_accounting"], ["ru_RU"])
        self.company.partner_id.lang = "ru_RU"
        html = self.printed()
        for text in ("Акт выдачи карт", "Номер карты", "Аноним", "Итого", "должность, подпись"):
            self.assertIn(text, html)

    def test_each_reader_has_the_names_of_acts_in_her_language(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.env["ir.module.module"]._load_module_terms(["loyalty_accounting"], ["ru_RU"])
        self.act.action_reverse()
        mirror = self.act.reversed_by_ids
        self.assertIn("reversal of", mirror.display_name)
        self.assertIn("сторно", mirror.with_context(lang="ru_RU").display_name)
        self.assertIn("reversal of", mirror.display_name)

    def test_worksheet_and_grounds_in_the_language_of_the_company(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.env["ir.module.module"]._load_module_terms(["loyalty_accounting"], ["ru_RU"])
        given = self.env["ir.model.fields.selection"].search(
            [("field_id.model", "=", "loyalty.medium"), ("name", "=", "Given at the till")]
        )
        given.with_context(lang="ru_RU").name = "Выдана на кассе"
        self.company.partner_id.lang = "ru_RU"
        sheet = openpyxl.load_workbook(io.BytesIO(self.act._xlsx())).active
        self.assertIn("Акт выдачи карт", sheet["A1"].value)
        card = self.act.line_ids[0].medium_id
        values = self.env["loyalty.act.line"]._values_of_issues(card)[card]
        self.assertEqual(values["ground"], "Выдана на кассе")

    def test_accounts_in_the_language_of_the_company(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.company.partner_id.lang = "ru_RU"
        account = self.env["loyalty.account.role"]._account(self.company, "EXP")
        account.with_context(lang="ru_RU").name = "Расходы на продажу"
        self.open_till()
        self.give(self.cards(self.batch)[2])
        self.close_till()
        act = self.env["loyalty.act"].search([("state", "=", "draft")])
        act.action_post()
        self.assertIn("Расходы на продажу", act.parameters_text)

    def test_a_worksheet_is_numbered_and_writes_dates_like_its_head(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.company.partner_id.lang = "ru_RU"
        sheet = openpyxl.load_workbook(io.BytesIO(self.act._xlsx())).active
        moments = [
            cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, datetime)
        ]
        self.assertEqual({cell.number_format for cell in moments}, {"dd.mm.yyyy hh:mm"})
        self.assertEqual(sheet.oddFooter.center.text, "&P / &N")

    def test_days_in_names_as_the_reader_writes_them(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        draft = self.env["loyalty.act"].create({"type": "count", "operation_date": "2026-06-14"})
        policy = self.env["loyalty.accounting.policy"]._in_force(self.company, date(2026, 6, 14))
        policy.valid_to = "2026-12-31"
        for lang, day, last in (
            ("en_US", "06/14/2026", "12/31/2026"),
            ("ru_RU", "14.06.2026", "31.12.2026"),
        ):
            self.assertIn(day, draft.with_context(lang=lang).display_name)
            self.assertIn(last, policy.with_context(lang=lang).display_name)

    def test_totals_are_as_exact_as_the_amounts(self):
        columns = (Column("Cost", "money", total=True),)
        content = worksheet("Costs", (), columns, [(0.1,), (0.2,)], "Total")
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        self.assertEqual([row[0].value for row in sheet.iter_rows(min_row=4)], [0.1, 0.2, 0.3])

    def printed(self):
        """The act as it prints now."""
        report = self.env["ir.actions.report"]
        return report._render_qweb_pdf("loyalty_accounting.report_loyalty_act", self.act.ids)[
            0
        ].decode()

    def table(self, act):
        """The rows of the act's worksheet below the names of its columns, totals last."""
        sheet = openpyxl.load_workbook(io.BytesIO(act._xlsx())).active
        rows = list(sheet.iter_rows(values_only=True))
        firsts = [row[0] for row in rows]
        return rows[firsts.index("No.") + 1 : firsts.index("Total") + 1]

    def test_papers_of_numbers(self):
        number = self.cards(self.batch)[0].number
        lost = self.env["loyalty.act"].create(
            {
                "type": "shortage",
                "location_id": self.shop.lot_stock_id.id,
                "reason": "Lost",
                "range_ids": [(0, 0, {"first_number": number})],
            }
        )
        row, totals = self.table(lost)
        self.assertEqual((row[3], row[5], totals[5]), (number, 1, 1))
        report = self.env["ir.actions.report"]
        html = report._render_qweb_html("loyalty_accounting.report_loyalty_act", lost.ids)[0]
        for text in ("Shortage of cards", number, "Lost", "Responsible person"):
            self.assertIn(text, html.decode())

    def test_worksheet(self):
        rows = self.table(self.act)
        self.assertEqual([row[1] for row in rows[:2]], self.act.line_ids.mapped("number"))
        self.assertEqual(rows[0][2], "A••• P••••••")
        self.assertEqual((rows[0][8], rows[0][10], rows[0][11]), (12, 22, 2.64))
        self.assertEqual((rows[2][8], rows[2][11]), (24, 5.28))

    def test_the_worksheet_is_signed_and_called_by_its_number(self):
        book = openpyxl.load_workbook(io.BytesIO(self.act._xlsx()))
        self.assertEqual(book.sheetnames, [self.act.name.replace("/", "-")])
        texts = [row[0] for row in book.active.iter_rows(values_only=True) if row[0]]
        self.assertRegex(texts[-1], r"Checked by \(accountant\): .+ _{10}")
        self.assertIn("Cards: 2", texts)

    def test_accounts_by_name_and_each_parameter_once(self):
        texts = self.act.parameters_text.split("\n")
        self.assertEqual(len(texts), 2)
        for text in ("44.01", "10.06", "91.02", "68.02"):
            self.assertIn(text, texts[-1])
        self.assertNotIn("GVX", texts[-1])

    def test_download_needs_the_right_to_read(self):
        accountant = self.make_user("paper_booker", "loyalty_accounting.group_loyalty_accountant")
        keeper = self.make_user("paper_keeper", "loyalty_accounting.group_loyalty_storekeeper")
        url = f"/loyalty_accounting/act/{self.act.id}/xlsx"
        self.authenticate(accountant.login, accountant.login)
        self.assertEqual(self.url_open(url).status_code, 200)
        self.authenticate(keeper.login, keeper.login)
        self.assertEqual(self.url_open(url).status_code, 404)
