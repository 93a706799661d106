"""The act on paper and as a worksheet."""

import io

import openpyxl

from odoo.tests import HttpCase, tagged

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

    def test_worksheet(self):
        sheet = openpyxl.load_workbook(io.BytesIO(self.act._xlsx())).active
        rows = list(sheet.iter_rows(min_row=7, values_only=True))
        self.assertEqual([row[1] for row in rows[:2]], self.act.line_ids.mapped("number"))
        self.assertEqual(rows[0][2], "A••• P••••••")
        self.assertEqual((rows[0][8], rows[0][10], rows[0][11]), (12, 22, 2.64))
        self.assertEqual((rows[2][8], rows[2][11]), (24, 5.28))

    def test_download_needs_the_right_to_read(self):
        accountant = self.make_user("paper_booker", "loyalty_accounting.group_loyalty_accountant")
        keeper = self.make_user("paper_keeper", "loyalty_accounting.group_loyalty_storekeeper")
        url = f"/loyalty_accounting/act/{self.act.id}/xlsx"
        self.authenticate(accountant.login, accountant.login)
        self.assertEqual(self.url_open(url).status_code, 200)
        self.authenticate(keeper.login, keeper.login)
        self.assertEqual(self.url_open(url).status_code, 403)
