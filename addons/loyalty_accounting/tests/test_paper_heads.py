"""What the paper of each type says above its table, as it was posted."""

from datetime import date

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

    def test_a_count_sheet_shows_the_books_beside_the_count(self):
        self.post("shortage", (30, 30))
        sheet = self.make_act("count", (1, 10), (12, 30), **self.members())
        sheet.action_post()
        rows = [row[3:] for row in sheet._paper_rows()]
        first, last = self.printed(1), self.printed(10)
        self.assertEqual(
            rows,
            [
                (first, last, "Present", 10, 10, 0),
                (self.printed(12), self.printed(29), "Present", 18, 18, 0),
                (self.printed(30), self.printed(30), "Not expected", 0, 1, 1),
                (self.printed(11), self.printed(11), "Missing", 1, 0, -1),
            ],
        )
        self.assertEqual((sheet.booked_quantity, sheet.quantity), (29, 29))
        totals = [sum(row[place] for row in rows) for place in (3, 4, 5)]
        self.assertEqual(totals, [29, 29, 0])
        self.assertEqual([column.total for column in sheet._paper_columns()[-3:]], [True] * 3)
