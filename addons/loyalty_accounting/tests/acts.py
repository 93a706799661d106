"""A shop with people, a commission and acts on ranges of numbers."""

from odoo.addons.loyalty_accounting.tests.common import CardBooksCase


class PeopleCase(CardBooksCase):
    """A storekeeper answers for the shop, a seller for the central store; no cards yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stock = cls.shop.lot_stock_id
        people = cls.env["loyalty.responsible"]
        cls.keeper, cls.seller = (
            people.create(
                {
                    "name": name,
                    "position": position,
                    "location_id": place.id,
                    "agreement_number": "7 of 2025-12-01",
                    "valid_from": "2020-01-01",
                }
            )
            for name, position, place in (
                ("Olga Orlova", "Storekeeper", cls.stock),
                ("Ivan Ivanov", "Senior seller", cls.central.lot_stock_id),
            )
        )
        cls.commission = cls.env["loyalty.commission"].create(
            {
                "name": "Stock-taking",
                "order_number": "15 of 2026-01-10",
                "valid_from": "2020-01-01",
                "member_ids": [
                    (0, 0, {"name": f"Member {number}", "position": "Accountant"})
                    for number in range(1, 6)
                ],
            }
        )

    def printed(self, serial, batch=None):
        """The printed number of a serial."""
        return (batch or self.batch)._run().number(serial)

    def spans(self, *spans, **values):
        """Commands for ranges of the run."""
        return [
            (
                0,
                0,
                {
                    "first_number": self.printed(first),
                    "last_number": self.printed(last),
                    **values,
                },
            )
            for first, last in spans
        ]

    def make_act(self, kind, *spans, **values):
        """A draft act on spans of serials of the run."""
        place = "location_dest_id" if kind in ("surplus", "return", "opening") else "location_id"
        values = {place: self.stock.id, "reason": "As found", **values}
        return self.env["loyalty.act"].create(
            {"type": kind, "range_ids": self.spans(*spans), **values}
        )

    def post(self, kind, *spans, **values):
        """A posted act."""
        act = self.make_act(kind, *spans, **values)
        act.action_post()
        self.assertEqual(act.state, "posted")
        return act

    def states(self, first, last, batch=None):
        """``{(state, place)}`` of a span in the register."""
        cards = self.env["loyalty.medium"].search(
            [
                ("batch_id", "=", (batch or self.batch).id),
                ("serial", ">=", first),
                ("serial", "<=", last),
            ]
        )
        return {(card.state, card.location_id) for card in cards}

    def place(self, kind):
        """A place of the company's acts."""
        return self.company._loyalty_place(kind)


class StockActsCase(PeopleCase):
    """Thirty free cards at 12.00 in the shop."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.buy(cls.free_product, 30, 12.0)
