"""Registers as at past dates: every operation counts on its own day, whenever it was entered."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .acts import PeopleCase


@tagged("post_install", "-at_install")
class TestPastDates(PeopleCase):
    """Three cards of the company are bought on 10 January and handed out on the 15th."""

    def setUp(self):
        super().setUp()
        with freeze_time("2026-01-10 09:00:00"):
            self.batch = self.buy(self.free_product, 3, 12.0, ownership="retained")

    def rows(self, register, end, start="2026-01-01"):
        """The rows of a register."""
        wizard = self.env["loyalty.register"].create(
            {"register": register, "date_from": start, "date_to": end}
        )
        return list(wizard._rows())

    def cards_at(self, end):
        """``{serial of the run: (state, place, holder, document)}`` as at a day."""
        found = {row[0]: (row[2], row[3], row[4], row[6]) for row in self.rows("numbers", end)}
        return [found.get(self.printed(serial)) for serial in (1, 2, 3)]

    def hand_out(self):
        """All three are handed out on 15 January; the note is posted on 5 February."""
        with freeze_time("2026-01-15 12:00:00"):
            self.open_till()
            for card in self.cards(self.batch):
                self.give(card, holder="Anna Petrova")
            self.close_till()
        with freeze_time("2026-02-05 12:00:00"):
            note = self.env["loyalty.act"].search(
                [("type", "=", "issuance"), ("state", "=", "draft")]
            )
            note.action_post()
        return note

    def test_a_card_that_came_back_had_its_holder(self):
        note = self.hand_out()
        with freeze_time("2026-03-10 12:00:00"):
            self.post("return", (1, 1))
        shelf = ("In stock", self.stock.complete_name, None, None)
        out = ("Active", self.issued.complete_name, "Anna Petrova", note.name)
        self.assertEqual(self.cards_at("2026-01-09"), [None] * 3)
        self.assertEqual(self.cards_at("2026-01-14"), [shelf] * 3)
        self.assertEqual(self.cards_at("2026-01-31"), [out] * 3)

    def test_an_act_counts_on_its_own_day(self):
        with freeze_time("2026-02-05 12:00:00"):
            self.post("shortage", (3, 3), operation_date="2026-01-31")
        lost = ("Void", self.place("SHC").complete_name, None, None)
        self.assertEqual(self.cards_at("2026-01-31")[2], lost)
        self.assertNotEqual(self.cards_at("2026-01-30")[2], lost)

    def test_opening_balances_entered_later(self):
        old = self.make_batch(self.free_product, 2, first="00000501")
        old.action_order()
        act = self.make_act("opening", operation_date="2026-02-01")
        act.range_ids = [
            (0, 0, {"first_number": self.printed(1, old), "cost": 10.0}),
            (0, 0, {"first_number": self.printed(2, old), "finding": "out"}),
        ]
        act.action_post()
        for day, expected in (("2026-01-31", 0), ("2026-02-28", 2)):
            rows = [row for row in self.rows("numbers", day) if row[1] == old.name]
            self.assertEqual(len(rows), expected)
        self.assertEqual({row[2] for row in rows}, {"In stock", "Active"})

    def test_a_card_sold_and_taken_back(self):
        self.batch = self.buy(self.sale_product, 1, 12.0, "00000601")
        with freeze_time("2026-06-16 12:00:00"):
            self.open_till()
            order = self.sell(self.cards(self.batch)[0])
            self.close_till()
        with freeze_time("2026-06-18 12:00:00"):
            self.open_till()
            self.take_back(order, self.batch)
            self.close_till()
        state, place, _holder, document = self.cards_at("2026-06-17")[0]
        customer = self.env["stock.warehouse"]._get_partner_locations()[0]
        self.assertEqual((state, place), ("Active", customer.complete_name))
        self.assertEqual(document, order.pos_reference)
        self.assertEqual(self.cards_at("2026-06-18")[0][0], "In stock")
        moved = [row[2:5:2] for row in self.rows("movements", "2026-06-30", "2026-06-16")]
        self.assertEqual(
            moved,
            [
                (self.stock.complete_name, customer.complete_name),
                (customer.complete_name, self.stock.complete_name),
            ],
        )

    def test_cards_handed_out_leave_their_shop(self):
        note = self.hand_out()
        rows = [row for row in self.rows("movements", "2026-01-31") if row[1] == note.name]
        self.assertEqual([row[6] for row in rows], [self.printed(serial) for serial in (1, 2, 3)])
        self.assertEqual(
            {(row[0], row[2], row[4], row[8], row[9]) for row in rows},
            {
                (
                    date(2026, 1, 15),
                    self.stock.complete_name,
                    self.issued.complete_name,
                    1,
                    12,
                )
            },
        )

    def test_who_takes_over(self):
        target = self.central.lot_stock_id
        sent = self.post("transfer", (1, 2), location_dest_id=target.id)
        taken = self.make_act("acceptance", origin_id=sent.id, responsible_id=self.seller.id)
        taken.range_ids = [
            *self.spans((1, 1), finding="present"),
            *self.spans((2, 2), finding="refused"),
        ]
        taken.action_post()
        self.post("shortage", (3, 3))
        self.post("surplus", (3, 3))
        keeper, seller = self.keeper.display_name, self.seller.display_name
        persons = {
            (row[1], row[6]): (row[3] or "", row[5] or "")
            for row in self.rows("movements", "2026-06-30")
        }
        first, second, third = (self.printed(serial) for serial in (1, 2, 3))
        self.assertEqual(persons[sent.name, first], (keeper, seller))
        self.assertEqual(persons[taken.name, first], (keeper, seller))
        self.assertEqual(persons[taken.name, second], (seller, keeper))
        self.assertEqual(persons["SHR/2026/0001", third], (keeper, ""))
        self.assertEqual(persons["SUR/2026/0001", third], ("", keeper))

    def test_sales_in_the_gross_view(self):
        self.sale_product.taxes_id = self.make_tax("sale", 20)
        self.batch = self.buy(self.sale_product, 2, 12.0, "00000601")
        self.open_till()
        order = self.sell(self.cards(self.batch)[0])
        self.sell(self.cards(self.batch)[0])
        self.take_back(order, self.batch)
        self.close_till()
        rows = self.rows("gross_sales", "2026-06-30")
        self.assertEqual(sum(row[3] for row in rows), 1)
        self.assertEqual([sum(row[place] for row in rows) for place in (4, 5)], [70.0, 11.67])
        self.assertEqual(rows[0][2:], ("Till, bank, acquiring", 1, 70.0, 11.67, 58.33))

    def test_sales_are_of_the_day_in_their_shop(self):
        self.sale_product.taxes_id = self.make_tax("sale", 20)
        self.shop.loyalty_timezone = False
        self.shop.partner_id.tz = "Asia/Vladivostok"
        self.batch = self.buy(self.sale_product, 1, 12.0, "00000601")
        with freeze_time("2026-06-20 20:00:00"):
            self.open_till()
            self.sell(self.cards(self.batch)[0])
            self.close_till()
        (sale,) = self.rows("gross_sales", "2026-06-30")
        moved = self.rows("movements", "2026-06-30")[-1]
        self.assertEqual((sale[0], moved[0]), (date(2026, 6, 21), date(2026, 6, 21)))

    def test_a_day_of_a_shop_at_the_edge_of_the_calendar(self):
        days = {"Pacific/Kiritimati": date(2026, 6, 21), "Etc/GMT+12": date(2026, 6, 19)}
        self.batch = self.buy(self.sale_product, 2, 12.0, "00000601")
        for zone, day in days.items():
            self.shop.loyalty_timezone = zone
            with freeze_time("2026-06-20 11:00:00"):
                self.open_till()
                order = self.sell(self.cards(self.batch)[0])
                self.close_till()
                moved = self.make_transfer(
                    self.free_product, 1, self.stock, self.central.lot_stock_id
                )
                moved.action_loyalty_fill_numbers()
                moved.button_validate()
            found = {row[1] for row in self.rows("movements", day, day)}
            self.assertLessEqual({order.pos_reference, moved.name}, found)
            self.assertFalse(
                {order.pos_reference, moved.name}
                & {row[1] for row in self.rows("movements", "2026-06-20", "2026-06-20")}
            )

    def test_what_a_mirror_moves_back_has_its_cost(self):
        self.post("shortage", (3, 3)).action_reverse()
        costs = [row[-1] for row in self.rows("movements", "2026-06-30")[-2:]]
        self.assertEqual(costs, [12, 12])
