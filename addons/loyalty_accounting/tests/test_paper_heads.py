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
