"""The first day from a file: a dry run with control totals, then acts of all rows or none."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .acts import PeopleCase

HEAD = "First number;Last number;Place;Cost;Holder;Phone;Issued"


@tagged("post_install", "-at_install")
class TestOpeningImport(PeopleCase):
    """Ten cards to give away, and five that stay the company's, were printed long ago."""

    def setUp(self):
        super().setUp()
        self.batch = self.make_batch(self.free_product, 10)
        self.kept = self.make_batch(self.free_product, 5, "00000501", ownership="retained")
        (self.batch | self.kept).action_order()
        self.equity = self.env["account.account"].create(
            {"code": "00.01", "name": "Old books", "account_type": "equity"}
        )
        self.place, self.other = (
            place.complete_name for place in (self.stock, self.central.lot_stock_id)
        )

    def wizard(self, *rows, head=HEAD):
        """The import of a file of ``rows``."""
        content = "\n".join([head, *(";".join(row) for row in rows)])
        return self.env["loyalty.opening.import"].create(
            {
                "operation_date": "2026-06-01",
                "opening_account_id": self.equity.id,
                "file": base64.b64encode(content.encode()),
                "file_name": "first-day.csv",
            }
        )

    def register(self, code):
        """The rows of a register on the last day of June."""
        wizard = self.env["loyalty.register"].create({"register": code, "date_to": "2026-06-30"})
        return list(wizard._rows())

    def row(self, first, last="", place="", cost="", *who, batch=None):
        """A row of the file, by serials."""
        numbers = (self.printed(first, batch), last and self.printed(last, batch))
        who = (*who, "", "", "")[:3]
        return (*numbers, place, cost, *who)

    def good(self):
        """Cards at two places, one with a holder, and three of the company that are out."""
        return (
            self.row(1, 5, self.place, "60,50"),
            self.row(6, 8, self.other, "36"),
            self.row(9, "", "", "", "Zinaida Novak", "+7 900 111 22 33", "31.05.2026"),
            self.row(10),
            self.row(1, 3, "", "3.00", batch=self.kept),
        )

    def test_dry_run_takes_nothing(self):
        wizard = self.wizard(*self.good())
        wizard.action_check()
        self.assertEqual(
            (wizard.stock_count, wizard.stock_cost, wizard.out_count, wizard.off_balance),
            (8, 96.5, 5, 3.0),
        )
        self.assertEqual(wizard.fault_count, 0)
        self.assertFalse(self.env["loyalty.act"].search([("type", "=", "opening")]))
        self.assertFalse(self.env["res.partner"].search([("name", "=", "Zinaida Novak")]))

    def test_a_comma_before_three_digits_is_refused(self):
        good = self.row(6, 8, self.other, "36,5")
        wizard = self.wizard(self.row(1, 5, self.place, "1,200"), good)
        wizard.action_check()
        self.assertEqual((wizard.fault_count, wizard.stock_cost), (1, 36.5))

    def test_all_rows_are_taken_over(self):
        acts = self.env["loyalty.act"].search(self.wizard(*self.good()).action_import()["domain"])
        self.assertEqual(len(acts), 3)
        acts.action_post()
        self.assertEqual(
            self.roles(acts.account_move_ids),
            {"MAT": 9650, "Old books": -9650, "OBI": 300, "OBIC": -300},
        )
        self.assertEqual(sum(acts.mapped("quantity")), 13)
        self.assertEqual(sum(acts.mapped("amount_cost")), 96.5)
        self.assertEqual(self.states(1, 5), {("stock", self.stock)})
        self.assertEqual(self.states(9, 10), {("active", self.issued)})
        anna = self.env["loyalty.medium"].search([("number", "=", self.printed(9))])
        self.assertEqual(anna.partner_id.name, "Zinaida Novak")
        self.assertEqual(anna.membership_ids.partner_id, anna.partner_id)
        self.assertEqual((anna.issue_ground, str(anna.issued_at.date())), ("opening", "2026-05-31"))
        self.assertEqual(anna.act_id.line_ids.mapped("off_balance"), [0, 0, 1, 1, 1])
        self.assert_books_are_consistent()

    def test_taken_back_and_taken_over_again(self):
        """The first file was wrong: all of it goes, and the right one comes in its place."""
        acts = self.env["loyalty.act"].search(self.wizard(*self.good()).action_import()["domain"])
        acts.action_post()
        customers = self.env["res.partner"].search([("name", "=", "Zinaida Novak")])
        acts.action_reverse()
        self.assertEqual(acts.mapped("state"), ["reversed"] * 3)
        taken = acts.reversed_by_ids.range_ids.filtered("partner_id")
        self.assertEqual((taken.partner_id, str(taken.issued_on)), (customers, "2026-05-31"))
        booked = acts.account_move_ids | acts.reversed_by_ids.account_move_ids
        self.assertEqual(self.roles(booked), {})
        self.assertEqual({state for state, _place in self.states(1, 10)}, {"void"})
        self.assertFalse(self.env["loyalty.card"].search([("partner_id", "in", customers.ids)]))
        self.assert_books_are_consistent()
        numbers = self.register("numbers")
        self.assertEqual({row[2] for row in numbers}, {"Void"})
        self.assertEqual({row[4] for row in numbers}, {None})
        again = self.wizard(*self.good())
        again.action_check()
        self.assertEqual(again.fault_count, 0, again.report)
        acts = self.env["loyalty.act"].search(again.action_import()["domain"])
        acts.action_post()
        self.assertEqual(self.states(1, 5), {("stock", self.stock)})
        self.assertEqual(self.states(9, 10), {("active", self.issued)})
        card = self.env["loyalty.medium"].search([("number", "=", self.printed(9))])
        self.assertEqual(card.membership_ids.partner_id, customers)
        self.assertEqual(len(self.register("numbers")), 13)
        self.assertEqual({row[4] for row in self.register("numbers")}, {None, "Zinaida Novak"})
        self.assert_books_are_consistent()

    def test_one_place_taken_back_leaves_the_other_at_average_cost(self):
        """Five at 12.10 and three at 12.00 are eight at 12.0625; three of them go again."""
        acts = self.env["loyalty.act"].search(self.wizard(*self.good()).action_import()["domain"])
        acts.action_post()
        wrong = acts.filtered(lambda act: act.location_dest_id == self.central.lot_stock_id)
        wrong.action_reverse()
        mirror = wrong.reversed_by_ids
        self.assertEqual((wrong.amount_posted, mirror.amount_posted), (36, -36.19))
        self.assertEqual(mirror.range_ids.mapped("cost"), [-36.19])
        self.assertEqual(self.roles(mirror.account_move_ids), {"MAT": -3619, "Old books": 3619})
        self.assert_books_are_consistent()

    def test_a_card_that_went_on_keeps_its_opening(self):
        acts = self.env["loyalty.act"].search(self.wizard(*self.good()).action_import()["domain"])
        acts.action_post()
        out = acts.filtered("line_ids")
        out.line_ids.medium_id[0]._set_state("blocked", "Lost")
        with self.refused(UserError, "used, blocked"):
            out.action_reverse()

    def test_a_card_that_is_the_companys_comes_back(self):
        acts = self.env["loyalty.act"].search(self.wizard(*self.good()).action_import()["domain"])
        acts.action_post()
        self.batch = self.kept
        act = self.post("return", (2, 2), reason="Given back")
        self.assertEqual(self.roles(act.account_move_ids), {"OBI": -100, "OBIC": 100})
        self.assert_books_are_consistent()

    def test_wrong_rows_are_named_and_nothing_is_taken(self):
        wizard = self.wizard(
            self.row(1, 5, self.place, "60"),
            self.row(5, 6, self.place, "12"),
            self.row(7, "", "Moon", "12"),
            self.row(8, "", self.place, "twelve"),
            self.row(9, "", "", "", "Anna", "", "yesterday"),
            ("9999999999999", "", self.place, "1", "", "", ""),
            self.row(3, 2, self.place, "1"),
            ("", "", self.place, "1", "", "", ""),
            self.row(9, 10, "", "", "Anna"),
        )
        wizard.action_check()
        for text in (
            "Row 4: “Moon” is no place",
            "Row 5: the cost is no amount",
            "Row 6: the day can't be read",
            "Row 7: 9999999999999 belongs to no ordered print run",
            "Row 8: .*the last number comes before the first",
            "Row 9: there is no card number",
            "Row 10: .*a holder has one card a row",
            f"entered twice: {self.printed(5)}",
        ):
            self.assertRegex(wizard.report, text)
        self.assertEqual(wizard.fault_count, 8)
        with self.refused(UserError, "Moon"):
            wizard.action_import()
        self.assertFalse(self.env["loyalty.act"].search([("type", "=", "opening")]))

    def test_numbers_in_the_register_are_named(self):
        self.wizard(*self.good()).action_import()
        self.env["loyalty.act"].search([("type", "=", "opening")]).action_post()
        wizard = self.wizard(self.row(5, "", self.place, "12"))
        wizard.action_check()
        self.assertIn(f"in the register already: {self.printed(5)}", wizard.report)

    def test_storekeepers_take_over_nothing(self):
        keeper = self.make_user("opens", "loyalty_accounting.group_loyalty_storekeeper")
        wizard = self.wizard(*self.good())
        with self.refused(AccessError, ""):
            wizard.with_user(keeper).action_import()
