"""A month of cards from the first day to its close."""

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .acts import StockActsCase


@tagged("post_install", "-at_install")
class TestMonth(StockActsCase):
    """Thirty cards at 12.00 are bought; everything that may happen to them happens."""

    def close(self):
        """The page of June, drawn anew."""
        page = self.env["loyalty.month.close"].create({"date_to": "2026-06-30"})
        page.action_refresh()
        return page

    def open_points(self, page):
        """``{what: how many}`` of the points that are open."""
        return {point.title: point.open_count for point in page.point_ids if point.open_count}

    def test_what_is_open_is_not_called_like_the_button_that_opens_it(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.env["ir.module.module"]._load_module_terms(["loyalty_accounting"], ["ru_RU"])
        books = self.env(context={"lang": "ru_RU"})
        fields = books["loyalty.month.close.point"].fields_get(["open_count"])
        self.assertEqual(fields["open_count"]["string"], "Осталось сделать")
        self.assertIn("Открыть", books["loyalty.month.close"].get_view()["arch"])

    def receive_old_and_new(self):
        """A defective card, old books, cards for sale that are billed late."""
        receipt = self.batch.purchase_id.picking_ids
        act = self.make_act("receipt", receipt_id=receipt.id)
        act.range_ids = self.spans((30, 30), finding="defective")
        act.action_post()
        old = self.make_batch(self.free_product, 10, first="00000601")
        old.action_order()
        equity = self.env["account.account"].create(
            {"code": "00.01", "name": "Old books", "account_type": "equity"}
        )
        act = self.make_act("opening", opening_account_id=equity.id)
        act.range_ids = [
            (0, 0, {"first_number": old.first_number, "last_number": old.last_number, "cost": 99.9})
        ]
        act.action_post()
        order = self.order(self.sale_product, 6, 20.0)
        goods = self.make_batch(
            self.sale_product, 6, first="00000701", purchase_line_id=order.order_line.id
        )
        goods.action_order()
        self.receive_all_but_one(order.picking_ids, goods)
        return goods, order

    def receive_all_but_one(self, receipt, goods):
        """The last card of the run is missing in the parcel; nobody waits for it."""
        numbers = {"first_number": goods.first_number, "last_number": self.printed(5, goods)}
        receipt.loyalty_range_ids = [(0, 0, {**numbers, "batch_id": goods.id})]
        receipt.move_ids.quantity = 5
        receipt.with_context(skip_backorder=True).button_validate()
        act = self.make_act("receipt", receipt_id=receipt.id)
        missing = {"first_number": goods.last_number, "batch_id": goods.id, "finding": "missing"}
        act.range_ids = [(0, 0, missing)]
        act.action_post()

    def send_and_lose(self):
        """Ten cards go to the central store, two of them get lost."""
        target = self.central.lot_stock_id.id
        sent = self.post("transfer", (1, 10), location_dest_id=target)
        taken = self.make_act("acceptance", origin_id=sent.id, responsible_id=self.seller.id)
        taken.range_ids = self.spans((1, 8), finding="present")
        taken.action_post()
        return {"location_id": self.place("transit").id, "responsible_id": self.keeper.id}

    def give_and_sell(self, goods):
        """Two cards given away and one sold; the act of the day, in draft."""
        self.open_till()
        for card in self.cards(self.batch, self.stock)[:2]:
            self.give(card)
        self.sell(self.cards(goods)[0])
        self.close_till()
        return self.issues()

    def correct(self, note):
        """The first card of the note was not handed out after all."""
        act = self.env["loyalty.act"].browse(note.action_correct()["res_id"])
        act.write({"reason": "Never handed out", "responsible_id": self.keeper.id})
        act.range_ids = self.spans((11, 11))
        act.action_post()

    def replace_for_a_fee(self):
        """The holder of the second card given away has lost it and pays for another."""
        fee = self.env["product.product"].create(
            {
                "name": "Replacement",
                "type": "service",
                "available_in_pos": True,
                "taxes_id": [(5, 0)],
                "property_account_income_id": self.env["loyalty.account.role"]
                ._account(self.company, "REV")
                .id,
            }
        )
        self.open_till()
        receipt = self.ring_up([self.line(fee, price_unit=30.0)])
        self.close_till()
        found = self.env["pos.order"].name_search(receipt.pos_reference)
        self.assertEqual([order for order, _name in found], receipt.ids)
        old = self.env["loyalty.medium"].search([("number", "=", self.printed(12))])
        act = self.post("replacement", (13, 13), replaced_id=old.id, fee_order_id=receipt.id)
        self.assertEqual(self.roles(act.account_move_ids), {"COGS": 1148, "MAT": -1148})
        self.assertEqual(old.state, "replaced")
        with self.refused(UserError, "paid another replacement already"):
            self.post(
                "replacement",
                (14, 14),
                replaced_id=act.range_ids._cards().id,
                fee_order_id=receipt.id,
            )

    def end_of_tax_period(self, page):
        """Input VAT is shared by turnover; a second act of the month has nothing left to say."""
        policy = self.env["loyalty.accounting.policy"]._in_force(self.company, page.date_to)
        policy.input_vat = "proportional"
        title = "Parameters that ask for a period-end tax act"
        page.action_refresh()
        self.assertEqual(self.open_points(page), {title: 1})
        figures = {"turnover": 1000.0, "exempt_turnover": 100.0, "shared_input_tax": 50.0}
        period = {"type": "period_tax", "period_start": "2026-06-01", **figures}
        with freeze_time("2026-06-30 12:00:00"):
            acts = self.env["loyalty.act"].create(
                [{**period, "operation_date": "2026-06-30"} for _act in range(2)]
            )
            for act in acts:
                act.action_post()
        first, second = acts
        self.assertEqual(self.roles(first.account_move_ids), {"GVX": 500, "VATIN": -500})
        self.assertFalse(second.account_move_ids)
        self.assertEqual((list(first._paper_rows()), first.period_text), ([], ""))

    def issues(self):
        """The draft of the issues."""
        return self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])

    def count_and_destroy(self):
        """One card is missing at the count, three are destroyed."""
        present = {
            "commission_id": self.commission.id,
            "present_ids": [(6, 0, self.commission.member_ids.ids)],
        }
        old = self.env["loyalty.medium.batch"].search([("first_body", "=", "00000601")])
        sheet = self.make_act("count", (11, 11), (14, 28), **present)
        goods = self.env["loyalty.medium.batch"].search([("first_body", "=", "00000701")])
        sheet.range_ids = [
            (0, 0, {"first_number": run._run().number(first), "last_number": last})
            for run, first, last in ((old, 1, old.last_number), (goods, 2, self.printed(5, goods)))
        ]
        sheet.action_post()
        self.assertEqual(sheet.follow_up_ids.mapped("type"), ["shortage"])
        sheet.follow_up_ids.action_post()
        self.post("write_off", (26, 28), **present)

    def bill_all_ordered(self, order):
        """The late bill, which names the missing card too."""
        order.action_create_invoice()
        bill = order.invoice_ids
        bill.invoice_date = "2026-06-15"
        bill.invoice_line_ids.quantity = order.order_line.product_qty
        bill.action_post()

    def bill_what_differs(self, order):
        """The credit note that the order asks for."""
        known = order.invoice_ids
        order.action_create_invoice()
        note = order.invoice_ids - known
        self.assertEqual(note.move_type, "in_refund")
        note.invoice_date = "2026-06-15"
        note.action_post()

    def test_month(self):
        goods, order = self.receive_old_and_new()
        on_the_way = self.send_and_lose()
        act = self.give_and_sell(goods)
        page = self.close()
        self.assertEqual(
            self.open_points(page),
            {
                "Acts to post": 1,
                "Cards on the way, not accepted": 2,
                "Received and billed differ": 2,
            },
        )
        self.assertFalse(page.is_clear)
        acts = page.point_ids[0].action_open()["views"][0]
        self.assertIn("type", self.env["loyalty.act"].get_view(*acts)["arch"])
        self.assertIsNone(page.action_refresh(), "the page that is open is read again")
        on_way = page.point_ids.filtered(lambda point: point.model == "loyalty.medium")[1]
        cards = self.env["loyalty.medium"].search(on_way.action_open()["domain"])
        self.assertEqual(cards.mapped("number"), [self.printed(9), self.printed(10)])
        act.action_post()
        act.action_reverse()
        note = self.issues()
        note.action_post()
        self.correct(note)
        order.order_line.price_unit = 21.0  # put right before the bill
        self.bill_all_ordered(order)
        settled = self.env["account.move"].search([("loyalty_price_line_id", "!=", False)])
        self.assertEqual(self.roles(settled), {"COGS": 100, "GDS": -100})
        self.bill_what_differs(self.batch.purchase_id)
        self.bill_what_differs(order)
        self.post("shortage", (9, 10), **on_the_way)
        self.replace_for_a_fee()
        self.count_and_destroy()
        page = self.close()
        self.end_of_tax_period(page)
        page.action_refresh()
        self.assert_closed(page)

    def assert_closed(self, page):
        """Nothing is open, and register, stock, valued stock and ledger agree."""
        self.assertEqual(self.open_points(page), {})
        materials, sold = page.figure_ids
        self.assertEqual((materials.numbers, sold.numbers), (31, 4))
        for figure in page.figure_ids:
            self.assertEqual(figure.numbers, figure.pieces)
            self.assertEqual(figure.value, figure.balance)
        self.assertTrue(page.is_clear)
        self.assert_books_are_consistent()

    def test_a_tax_act_taken_back_settles_nothing(self):
        page = self.close()
        policy = self.env["loyalty.accounting.policy"]._in_force(self.company, page.date_to)
        policy.input_vat = "proportional"
        with freeze_time("2026-06-30 12:00:00"):
            act = self.env["loyalty.act"].create(
                {
                    "type": "period_tax",
                    "operation_date": "2026-06-30",
                    "turnover": 1000.0,
                    "exempt_turnover": 100.0,
                    "shared_input_tax": 50.0,
                }
            )
            act.action_post()
            page.action_refresh()
            self.assertEqual(self.open_points(page), {})
            act.action_reverse()
        page.action_refresh()
        title = "Parameters that ask for a period-end tax act"
        self.assertEqual(self.open_points(page), {title: 1})

    def test_violations_are_listed_and_open_their_records(self):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE loyalty_medium SET location_id = %s WHERE id = %s",
            [self.central.lot_stock_id.id, self.cards(self.batch)[0].id],
        )
        self.env.invalidate_all()
        self.assertTrue(self.open_points(self.close())["Violations of consistency"])
        checks = self.env["loyalty.consistency"]
        found = checks.search([("violation_count", ">", 0)])
        self.assertEqual(found.mapped("name"), ["register_equals_stock"])
        action = found.action_view_violations()
        self.assertEqual(action["res_model"], "loyalty.medium.batch")
        self.assertEqual(self.env[action["res_model"]].search(action["domain"]), self.batch)
        checks._cron_check()
        keeper = self.make_user("checks_keeper", "loyalty_accounting.group_loyalty_storekeeper")
        with self.refused(AccessError, ""):
            checks.with_user(keeper).action_check()

    def test_tax_of_a_day_in_a_sentence(self):
        preview = self.env["loyalty.policy.preview"].create(
            {"batch_id": self.batch.id, "day": "2026-01-15"}
        )
        self.assertIn("is taxed 22 % on", preview.answer)
        preview.day = "2025-12-31"
        self.assertIn("is taxed 20 % on", preview.answer)
        preview.day = "2003-12-31"
        self.assertIn("no accounting and tax parameters", preview.answer)
