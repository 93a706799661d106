"""A month of cards, read back day by day: every register says what was true that evening."""

from datetime import date, timedelta

from odoo.tests import tagged

from .acts import PeopleCase

SHELF = "In stock"
#: What became of each card: from that day of January on its state, place and document. A later
#: day than the 31st is of February. What was entered late stands on the day of the operation.
LIVES = {
    ("free", 1): (
        (5, SHELF, "shop"),
        (12, "Active", "out", "note"),
        (16, "Replaced", "out", "note"),
    ),
    ("free", 2): (
        (5, SHELF, "shop"),
        (12, "Active", "out", "note"),
        (30, "Expired", "out", "note"),
    ),
    ("free", 3): ((5, SHELF, "shop"), (16, "Active", "out", "replacement")),
    ("free", 4): ((5, SHELF, "shop"), (18, "Void", "EXP")),
    ("free", 5): ((5, SHELF, "shop"), (8, SHELF, "transit"), (10, SHELF, "central")),
    ("free", 6): ((5, SHELF, "shop"), (8, SHELF, "transit"), (10, SHELF, "shop")),
    ("free", 7): ((5, SHELF, "shop"), (20, SHELF, "central")),
    ("free", 8): ((5, SHELF, "shop"), (20, SHELF, "central")),
    ("free", 9): ((5, SHELF, "shop"), (22, "Void", "SHC"), (26, SHELF, "shop")),
    ("free", 10): ((5, SHELF, "shop"), (28, "Void", "WOF")),
    ("free", 11): ((5, SHELF, "shop"), (28, "Void", "WOF")),
    ("free", 12): ((5, SHELF, "shop"),),
    ("sold", 1): ((6, SHELF, "shop"), (14, "Active", "customer", "receipt"), (24, SHELF, "shop")),
    ("sold", 2): ((6, SHELF, "shop"),),
    ("kept", 1): ((7, SHELF, "shop"), (13, "Active", "out", "loan"), (21, SHELF, "shop")),
    ("kept", 2): ((7, SHELF, "shop"), (13, "Active", "out", "loan")),
}
HOLDERS = {"note": "Anna Petrova", "replacement": "Anna Petrova", "loan": "Boris Orlov"}
#: Who handed over and who took over, by document.
PERSONS = {
    "transfer": {("keeper", "seller")},
    "acceptance": {("keeper", "seller"), ("seller", "keeper")},
    "replacement": {("keeper", "")},
    "spoilt": {("keeper", "")},
    "shortage": {("keeper", "")},
    "surplus": {("", "keeper")},
    "write_off": {("keeper", "")},
    "return": {("", "keeper")},
}
#: A shortage of one card is in the ledger until the day of its mirror; for the card it never was.
TAKEN_BACK = range(31, 39)
JANUARY, DAYS = date(2026, 1, 1), range(4, 42)


def day_of(number):
    """The day of January, or of the months after it."""
    return JANUARY + timedelta(days=number - 1)


@tagged("post_install", "-at_install")
class TestEveryDay(PeopleCase):
    """Cards given away, sold and lent; acts of all kinds, some entered days later."""

    def setUp(self):
        super().setUp()
        self.documents = {}
        self.env["loyalty.accounting.policy"].search([]).spoilage_norm = 10
        self.buy_cards()
        self.first_weeks()
        self.last_weeks()
        self.february()
        self.runs = {"free": self.batch, "sold": self.goods, "kept": self.lent}
        self.numbers = {
            (run, serial): self.printed(serial, self.runs[run]) for run, serial in LIVES
        }

    # -- the month ---------------------------------------------------------------------------

    def on(self, number, hour=12):
        """Work on a day, at noon or another hour."""
        return self.at(f"{day_of(number)} {hour:02}:00:00")

    def act(self, kind, *spans, day=None, **values):
        """Post an act of today, or of an earlier day, and remember it by its kind."""
        if day:
            values["operation_date"] = day_of(day)
        self.documents[kind] = self.post(kind, *spans, **values)
        return self.documents[kind]

    def hand_out(self, cards, holder):
        """A shift that gives cards away; its note in draft."""
        self.open_till()
        for card in cards:
            self.give(card, holder=holder)
        self.close_till()
        draft = [("type", "=", "issuance"), ("state", "=", "draft")]
        return self.env["loyalty.act"].search(draft, order="id desc", limit=1)

    def buy_cards(self):
        """Three print runs on three days."""
        with self.on(5):
            self.batch = self.buy(self.free_product, 12, 12.0)
        with self.on(6):
            self.goods = self.buy(self.sale_product, 2, 12.0, "00000601")
        with self.on(7):
            lent = self.make_card_product("Card, lent", "materials")
            self.lent = self.buy(lent, 2, 12.0, "00000701", ownership="retained")

    def first_weeks(self):
        """Sent and accepted in part, given away, lent and sold."""
        there = self.central.lot_stock_id
        with self.on(8):
            self.act("transfer", (5, 6), location_dest_id=there.id)
        with self.on(10):
            sent = self.documents["transfer"]
            taken = self.make_act("acceptance", origin_id=sent.id, responsible_id=self.seller.id)
            taken.range_ids = [
                *self.spans((5, 5), finding="present"),
                *self.spans((6, 6), finding="refused"),
            ]
            taken.action_post()
            self.documents["acceptance"] = taken
        with self.on(12):
            self.documents["note"] = self.hand_out(self.cards(self.batch)[:2], "Anna Petrova")
        with self.on(13):
            self.documents["loan"] = self.hand_out(self.cards(self.lent), "Boris Orlov")
            self.documents["loan"].action_post()
        with self.on(14):
            self.open_till()
            self.documents["receipt"] = self.sell(self.cards(self.goods)[0])
            self.close_till()

    def last_weeks(self):
        """Spoilt, moved without an act, missing and found, taken back, destroyed."""
        with self.on(19):
            self.act("spoilt", (4, 4), day=18, personalised=30)
        with self.on(20):
            here, there = self.stock, self.central.lot_stock_id
            moved = self.make_transfer(self.free_product, 2, here, there)
            moved.loyalty_range_ids = self.spans((7, 8))
            moved.button_validate()
        with self.on(22):
            self.act("shortage", (9, 9))
        with self.on(23):
            batch, self.batch = self.batch, self.lent
            self.act("return", (1, 1), day=21)
            self.batch = batch
        with self.on(24):
            self.open_till()
            self.take_back(self.documents["receipt"], self.goods)
            self.close_till()
        with self.on(26):
            self.act("surplus", (9, 9))
        with self.on(27):
            self.act(
                "reclassification",
                (8, 8),
                product_id=self.sale_product.id,
                location_id=self.central.lot_stock_id.id,
            )
        with self.on(30):
            members = self.commission.member_ids
            present = {"commission_id": self.commission.id, "present_ids": members.ids}
            self.act("write_off", (10, 11), day=28, **present)

    def february(self):
        """What was of January and came late."""
        with self.on(34):
            self.documents["note"].action_post()
        with self.on(35):
            old = self.env["loyalty.medium"].search([("number", "=", self.printed(1))])
            self.act("replacement", (3, 3), day=16, replaced_id=old.id)
        with self.on(36):
            self.act("expiry", (2, 2), day=30)
        with self.on(37):
            lost = self.post("shortage", (12, 12), operation_date=day_of(31))
        with self.on(39):
            lost.action_reverse()

    # -- what is read ------------------------------------------------------------------------

    def rows(self, register, start, end):
        """The rows of a register."""
        wizard = self.env["loyalty.register"].create(
            {"register": register, "date_from": start, "date_to": end}
        )
        return list(wizard._rows())

    def cost(self, moved):
        """What a movement carries: inside the company without an act nothing, back nothing."""
        if moved[1] == self.documents["return"].name:
            return 0
        return None if "INT" in moved[1] else 12 * moved[8]

    def stock_accounts(self, day):
        """What the ledger has on the accounts of cards in the evening of a day."""
        roles = self.env["loyalty.account.role"]
        accounts = [roles._account(self.company, code).id for code in ("MAT", "GDS")]
        lines = [("account_id", "in", accounts), ("parent_state", "=", "posted")]
        lines.append(("date", "<=", day))
        return self.env["account.move.line"]._read_group(lines, [], ["balance:sum"])[0][0]

    def places(self):
        """Names of places by the words of the table."""
        customer = self.env["stock.warehouse"]._get_partner_locations()[0]
        places = {
            "shop": self.stock,
            "central": self.central.lot_stock_id,
            "out": self.issued,
            "customer": customer,
            **{kind: self.place(kind) for kind in ("transit", "EXP", "SHC", "WOF")},
        }
        return {word: place.complete_name for word, place in places.items()}

    def expected(self, number):
        """``{card number: (state, place, holder, document)}`` in the evening of a day."""
        places, found = self.places(), {}
        for card, life in LIVES.items():
            past = [step for step in life if step[0] <= number]
            if past:
                _day, state, place, *document = past[-1]
                word = document[0] if document else None
                paper = self.documents[word] if word else None
                name = paper and (paper.pos_reference if word == "receipt" else paper.name)
                found[self.numbers[card]] = (state, places[place], HOLDERS.get(word), name)
        return found

    def test_numbers(self):
        for number in DAYS:
            with self.subTest(day=day_of(number)):
                rows = self.rows("numbers", JANUARY, day_of(number))
                said = {row[0]: (row[2], row[3], row[4], row[6]) for row in rows}
                self.assertEqual(said, self.expected(number))

    def test_turnover_is_the_sum_of_the_numbers(self):
        for number in DAYS:
            with self.subTest(day=day_of(number)):
                counted = {}
                for row in self.rows("numbers", JANUARY, day_of(number)):
                    if row[2] == SHELF:
                        counted[row[1]] = counted.get(row[1], 0) + 1
                if number in TAKEN_BACK:
                    counted[self.batch.name] -= 1
                sheet = self.rows("turnover", day_of(number), day_of(number))
                self.assertEqual({row[0]: row[8] for row in sheet if row[8]}, counted)
                for row in sheet:
                    for opening, came, went, closing in (row[2::2], row[3::2]):
                        self.assertAlmostEqual(opening + came - went, closing)
                booked = sum(row[9] for row in sheet)
                self.assertAlmostEqual(booked, self.stock_accounts(day_of(number)), 2)

    def test_movements_lead_to_the_places(self):
        serials = {number: card for card, number in self.numbers.items()}
        shelves = [self.places()[word] for word in ("shop", "central", "transit")]
        for number in DAYS:
            with self.subTest(day=day_of(number)):
                places = {}
                for row in self.rows("movements", JANUARY, day_of(number)):
                    (run, first), (_run, last) = serials[row[6]], serials[row[7]]
                    self.assertEqual(row[8], last - first + 1)
                    self.assertEqual(row[9], self.cost(row), row)
                    for serial in range(first, last + 1):
                        card = self.numbers[run, serial]
                        if row[2] in shelves:
                            self.assertEqual(places.get(card), row[2])
                        places[card] = row[4]
                said = {card: values[1] for card, values in self.expected(number).items()}
                self.assertEqual(places, said)

    def test_persons_of_the_movements(self):
        names = {self.keeper.display_name: "keeper", self.seller.display_name: "seller"}
        found = {}
        for row in self.rows("movements", JANUARY, day_of(DAYS[-1])):
            persons = tuple(names.get(row[place], row[place] or "") for place in (3, 5))
            found.setdefault(row[1], set()).add(persons)
        said = {kind: found[self.documents[kind].name] for kind in PERSONS}
        self.assertEqual(said, PERSONS)

    def test_days_make_up_the_period(self):
        end = day_of(DAYS[-1])
        for register in ("movements", "vat_documents", "profit_tax", "gross_sales"):
            with self.subTest(register=register):
                days = [day_of(number) for number in range(1, DAYS[-1] + 1)]
                single = [row for day in days for row in self.rows(register, day, day)]
                self.assertTrue(single)
                self.assertEqual(single, self.rows(register, JANUARY, end))

    def test_off_balance_is_of_the_cards_lent(self):
        for number in DAYS:
            with self.subTest(day=day_of(number)):
                rows = self.rows("off_balance", JANUARY, day_of(number))
                left = {row[1]: row[6] for row in rows}
                said = {self.numbers[card]: card[0] for card in LIVES}
                out = [
                    number
                    for number, values in self.expected(number).items()
                    if said[number] == "kept" and values[0] == "Active"
                ]
                self.assertEqual(sorted(left.values()), [-len(out), len(out)] if left else [])

    def test_every_day_could_close_the_month(self):
        for number in DAYS:
            with self.subTest(day=day_of(number)):
                page = self.env["loyalty.month.close"].create({"date_to": day_of(number)})
                for figure in page._figures():
                    self.assertEqual(figure["numbers"], figure["pieces"])
                    self.assertAlmostEqual(figure["value"], figure["balance"], 2)

    def test_cards_sent_later_were_not_on_the_way(self):
        with self.on(41):
            there = self.central.lot_stock_id
            self.post("transfer", (12, 12), location_dest_id=there.id)
        for number, expected in ((40, 0), (41, 1)):
            page = self.env["loyalty.month.close"].create({"date_to": day_of(number)})
            cards = self.env["loyalty.medium"].search(page._on_the_way())
            self.assertEqual(len(cards), expected)

    def test_the_books_agree(self):
        self.assert_books_are_consistent()
