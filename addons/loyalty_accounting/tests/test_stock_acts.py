"""Acts on ranges: transfer, loss, surplus, destruction, change of purpose, count."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .acts import StockActsCase


@tagged("post_install", "-at_install")
class TestStockActs(StockActsCase):
    """Numbers, pieces and entries of each type, and its mirror."""

    def test_transfer_accepted_in_part(self):
        target = self.central.lot_stock_id
        sent = self.post("transfer", (1, 10), location_dest_id=target.id)
        self.assertEqual(sent.name, "TRF/2026/0001")
        self.assertEqual((sent.responsible_id, sent.responsible_to_id), (self.keeper, self.seller))
        self.assertEqual(self.states(1, 10), {("stock", self.place("transit"))})
        self.assertFalse(sent.account_move_ids)
        accepted = self.make_act("acceptance", origin_id=sent.id, responsible_id=self.seller.id)
        accepted.range_ids = [
            *self.spans((1, 6), finding="present"),
            *self.spans((7, 8), finding="refused"),
            *self.spans((9, 10), finding="missing"),
        ]
        accepted.action_post()
        self.assertEqual(self.states(1, 6), {("stock", target)})
        self.assertEqual(self.states(7, 8), {("stock", self.stock)})
        self.assertEqual(self.states(9, 10), {("stock", self.place("transit"))})
        self.assert_books_are_consistent()
        lost = accepted.follow_up_ids
        self.assertEqual((lost.type, lost.location_id), ("shortage", self.place("transit")))
        self.assertEqual(lost.responsible_id, self.keeper)
        self.assertEqual(lost.reason, "Found by ACC/2026/0001")
        lost.action_post()
        self.assertEqual(self.roles(lost.account_move_ids), {"MAT": -2400, "GVX": 2400})
        self.assert_books_are_consistent()
        with self.refused(UserError, "followed by"):
            sent.action_reverse()

    def test_acceptance_in_part_taken_back(self):
        """Cards of one run come back onto the way from both places, each by its own move."""
        target = self.central.lot_stock_id
        sent = self.post("transfer", (1, 4), location_dest_id=target.id)
        accepted = self.make_act("acceptance", origin_id=sent.id, responsible_id=self.seller.id)
        accepted.range_ids = [
            *self.spans((1, 3), finding="present"),
            *self.spans((4, 4), finding="refused"),
        ]
        accepted.action_post()
        accepted.action_reverse()
        back = accepted.reversed_by_ids.range_ids
        self.assertEqual(
            {(line.finding, line.quantity, line.move_id.location_id) for line in back},
            {("present", 3, target), ("refused", 1, self.stock)},
        )
        self.assertEqual(back.move_id.location_dest_id, self.place("transit"))
        self.assertEqual(self.states(1, 4), {("stock", self.place("transit"))})
        self.assert_books_are_consistent()

    def test_cards_found_leave_again_at_present_cost(self):
        """Thirty at 12.00 with ten at 20.00 cost 14.00 each: so does the card not found."""
        self.post("shortage", (1, 1))
        found = self.post("surplus", (1, 1))
        self.buy(self.free_product, 10, 20.0, first="00000601")
        found.action_reverse()
        mirror = found.reversed_by_ids
        self.assertEqual((found.amount_posted, mirror.amount_posted), (12, -14))
        self.assertEqual(self.roles(mirror.account_move_ids)["MAT"], -1400)
        self.assert_books_are_consistent()

    def test_cards_found_cost_in_the_past_what_they_did(self):
        """A dearer print run of June does not change what stock was worth in May."""
        with self.at("2026-05-20 12:00:00"):
            self.batch = self.buy(self.sale_product, 10, 12.0, first="00000601")
            self.post("shortage", (1, 2))
            self.post("surplus", (1, 1))
        with self.at("2026-06-10 12:00:00"):
            self.buy(self.sale_product, 10, 20.0, first="00000701")
        page = self.env["loyalty.month.close"].create({"date_to": "2026-05-31"})
        for figure in page._figures():
            self.assertAlmostEqual(figure["value"], figure["balance"], 2)

    def test_cards_that_changed_their_purpose_are_not_taken_back(self):
        self.post("shortage", (1, 2))
        found = self.post("surplus", (1, 2))
        self.post("reclassification", (1, 1), product_id=self.sale_product.id)
        with self.refused(UserError, f"as it left them: {self.printed(1)}"):
            found.action_reverse()

    def test_cards_that_a_holder_has_are_not_taken_back(self):
        """Spoilt, found, given away: they are where the act put them, but not as it did."""
        self.env["loyalty.accounting.policy"].search([]).spoilage_norm = 10
        lost = self.post("spoilt", (1, 1), personalised=30)
        self.post("surplus", (1, 1))
        self.open_till()
        self.give(self.cards(self.batch)[0])
        self.close_till()
        self.env["loyalty.act"].search([("type", "=", "issuance")]).action_post()
        self.assertEqual(self.states(1, 1), {("active", lost.range_ids.location_dest_id)})
        with self.refused(UserError, f"as it left them: {self.printed(1)}"):
            lost.action_reverse()

    def test_cards_sent_again_are_on_the_way_by_the_later_transfer(self):
        values = {"location_dest_id": self.central.lot_stock_id.id}
        sent = self.post("transfer", (1, 4), **values)
        accepted = {"origin_id": sent.id, "responsible_id": self.seller.id}
        refused = self.make_act("acceptance", **accepted)
        refused.range_ids = self.spans((1, 4), finding="refused")
        refused.action_post()
        again = self.post("transfer", (1, 2), **values)
        self.assertFalse(sent.awaits_acceptance)
        self.assertEqual(list(again._spans_on_the_way().values()), [[(1, 2)]])
        late = self.make_act("acceptance", **accepted)
        late.range_ids = self.spans((1, 2), finding="present")
        with self.refused(UserError, "not on the way any more by this transfer"):
            late.action_post()
        again.action_reverse()
        refused.action_reverse()
        self.assertEqual(list(sent._spans_on_the_way().values()), [[(1, 4)]])
        late.action_post()
        self.assert_books_are_consistent()

    def test_places_of_acts_are_named_in_the_language_of_the_company(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.env["ir.module.module"]._load_module_terms(["loyalty_accounting"], ["ru_RU"])
        self.company.partner_id.lang = "ru_RU"
        self.post("shortage", (1, 1))
        self.assertEqual(self.place("SHC").name, "Недостача карт")

    def test_places_a_shortage_may_be_at(self):
        domain = self.env["loyalty.act"]._fields["location_id"].domain
        places = {"shop": self.stock, "way": self.place("transit"), "lost": self.place("SHC")}
        for kind, offered in (("shortage", {"shop", "way"}), ("transfer", {"shop"})):
            with self.subTest(kind):
                asked = safe_eval(domain, {"type": kind, "company_id": self.company.id})
                found = {name for name, place in places.items() if place.filtered_domain(asked)}
                self.assertEqual(found, offered)

    def test_acceptance_of_numbers_that_were_not_sent(self):
        sent = self.post("transfer", (1, 2), location_dest_id=self.central.lot_stock_id.id)
        accepted = self.make_act("acceptance", (3, 3), origin_id=sent.id)
        accepted.responsible_id = self.seller
        with self.refused(UserError, self.printed(3)):
            accepted.action_post()

    def test_shortage_charged_above_cost_and_taken_back(self):
        act = self.post("shortage", (1, 3), culprit_id=self.keeper.id, recovery_amount=100.0)
        self.assertEqual(self.states(1, 3), {("void", self.place("SHC"))})
        self.assertEqual((act.quantity, act.amount_cost), (3, 36.0))
        self.assertEqual(
            self.roles(act.account_move_ids), {"MAT": -3600, "EMP": 10000, "DFI": -6400}
        )
        self.assert_books_are_consistent()
        act.action_reverse()
        self.assertEqual(act.state, "reversed")
        self.assertEqual(self.states(1, 3), {("stock", self.stock)})
        entries = act.account_move_ids | act.reversed_by_ids.account_move_ids
        self.assertEqual(self.roles(entries), {})
        self.assert_books_are_consistent()

    def test_missing_cards_are_found_again(self):
        self.post("shortage", (1, 3))
        found = self.post("surplus", (2, 2))
        self.assertEqual(self.states(2, 2), {("stock", self.stock)})
        self.assertEqual(self.roles(found.account_move_ids)["MAT"], 1200)
        self.assert_books_are_consistent()
        with self.refused(UserError, self.printed(2)):
            self.post("surplus", (2, 2))

    def test_destruction_needs_a_commission(self):
        act = self.make_act("write_off", (1, 5), commission_id=self.commission.id)
        act.present_ids = self.commission.member_ids[:3]
        with self.refused(UserError, "3 of 5 members"):
            act.action_post()
        act.present_ids = self.commission.member_ids[:4]
        act.action_post()
        self.assertEqual(self.states(1, 5), {("void", self.place("WOF"))})
        self.assertEqual(self.roles(act.account_move_ids)["MAT"], -6000)
        self.assert_books_are_consistent()
        act.action_reverse()
        self.assertEqual(self.states(1, 5), {("stock", self.stock)})
        self.assert_books_are_consistent()

    def test_members_of_another_commission_are_no_quorum(self):
        other = self.commission.copy({"name": "Other"})
        other.member_ids = [
            (0, 0, {"name": f"Stranger {number}", "position": "Clerk"}) for number in range(5)
        ]
        act = self.make_act("write_off", (1, 5), commission_id=self.commission.id)
        act.present_ids = other.member_ids
        with self.refused(UserError, "another commission"):
            act.action_post()
        form = act.new(origin=act)
        form._onchange_commission_id()
        self.assertFalse(form.present_ids)

    def test_spoilt_cards_within_the_norm(self):
        act = self.make_act("spoilt", (4, 4), (6, 7), personalised=30)
        with self.refused(UserError, "norm allows 0 spoilt of 30"):
            act.action_post()
        self.env["loyalty.accounting.policy"].search([]).spoilage_norm = 10
        act.action_post()
        self.assertEqual(self.states(6, 7), {("void", self.issued)})
        self.assertEqual(self.roles(act.account_move_ids), {"EXP": 3600, "MAT": -3600})
        self.assert_books_are_consistent()

    def test_first_day_of_both_purposes(self):
        account = self.env["account.account"].create(
            {"code": "00.01", "name": "Old books", "account_type": "equity"}
        )
        goods = self.make_batch(self.sale_product, 10, first="00000501")
        free = self.make_batch(self.free_product, 10, first="00000601")
        (goods | free).action_order()
        act = self.make_act("opening", opening_account_id=account.id)
        act.range_ids = [
            (0, 0, {"first_number": run.first_number, "last_number": run.last_number, "cost": cost})
            for run, cost in ((goods, 240.0), (free, 100.0))
        ]
        act.action_post()
        sums = {"GDS": 24000, "MAT": 10000, "Old books": -34000}
        self.assertEqual(self.roles(act.account_move_ids), sums)
        self.assertEqual(self.states(1, 10, goods), {("stock", self.stock)})
        self.assertEqual(self.quantity_at(free, self.stock), 10)
        self.assert_books_are_consistent()

    def test_change_of_purpose(self):
        act = self.post("reclassification", (11, 20), product_id=self.sale_product.id)
        self.assertEqual(self.roles(act.account_move_ids), {"MAT": -12000, "GDS": 12000})
        goods = self.batch.sibling_ids
        self.assertEqual((goods.product_id, goods.purpose), (self.sale_product, "sale"))
        self.assertEqual(self.states(11, 20, goods), {("stock", self.stock)})
        self.assertEqual(self.quantity_at(goods, self.stock), 10)
        self.assertEqual(self.sale_product.with_company(self.company).total_value, 120.0)
        self.assertFalse(self.batch._unregistered_spans())
        self.assert_books_are_consistent()
        with self.refused(UserError, "already"):
            self.post("reclassification", (11, 20), product_id=self.sale_product.id)
        line = self.env["loyalty.medium.batch"]._of_number(self.printed(11), self.company)
        self.assertEqual(line, goods)

    def test_count_drafts_its_differences(self):
        self.post("shortage", (1, 1))
        sheet = self.make_act(
            "count",
            (1, 10),
            (13, 30),
            commission_id=self.commission.id,
            present_ids=[(6, 0, self.commission.member_ids.ids)],
        )
        sheet.action_compare()
        findings = {
            line.finding: (line.first_serial, line.last_serial)
            for line in sheet.range_ids
            if line.finding
        }
        self.assertEqual(findings, {"missing": (11, 12), "extra": (1, 1)})
        sheet.action_post()
        drafts = sheet.follow_up_ids
        self.assertEqual(set(drafts.mapped("type")), {"shortage", "surplus"})
        drafts.action_post()
        self.assertEqual(self.states(11, 12), {("void", self.place("SHC"))})
        self.assertEqual(self.states(1, 1), {("stock", self.stock)})
        self.assert_books_are_consistent()

    def test_defective_cards_go_back_to_the_printer(self):
        receipt = self.batch.purchase_id.picking_ids
        act = self.make_act("receipt", receipt_id=receipt.id)
        act.range_ids = self.spans((29, 30), finding="defective")
        act.action_post()
        self.assertEqual(self.states(29, 30), {("void", receipt.location_id)})
        self.assertEqual(self.quantity_at(self.batch, self.stock), 28)

    # -- what is refused ---------------------------------------------------------------------

    def test_numbers_are_named_one_by_one(self):
        self.open_till()
        self.give(self.cards(self.batch)[0])
        act = self.make_act("shortage", (1, 3))
        with self.refused(UserError, f"{self.printed(1)} is out already"):
            act.action_post()
        twice = self.make_act("shortage", (4, 6), (6, 7))
        with self.refused(UserError, f"entered twice: {self.printed(6)}"):
            twice.action_post()
        self.assertEqual(self.states(4, 7), {("stock", self.stock)})

    def test_dates_and_missing_fields(self):
        act = self.make_act("shortage", (1, 3), operation_date="2026-06-16")
        with self.refused(UserError, "future"):
            act.action_post()
        self.company.fiscalyear_lock_date = "2026-05-31"
        act.operation_date = "2026-05-20"
        with self.refused(UserError, "locked"):
            act.action_post()
        act.write({"operation_date": "2026-06-01", "reason": False})
        with self.refused(UserError, "fill in Reason"):
            act.action_post()
        self.keeper.valid_to = "2026-05-31"
        act.write({"reason": "Lost", "responsible_id": self.keeper.id})
        with self.refused(UserError, "not in force"):
            act.action_post()

    def test_posted_act_stays(self):
        act = self.post("shortage", (1, 3))
        with self.refused(UserError, "keeps what it showed"):
            act.reason = "Other"
        with self.refused(UserError, "keeps what it showed"):
            act.range_ids[0].last_number = self.printed(2)
        with self.refused(UserError, "never deleted"):
            act.unlink()
        act.action_post()
        self.assertEqual(len(act.picking_ids), 1)

    def test_storekeeper_moves_and_does_not_post_entries(self):
        keeper = self.make_user(
            "act_keeper", "loyalty_accounting.group_loyalty_storekeeper,stock.group_stock_user"
        )
        acts = self.env["loyalty.act"].with_user(keeper)
        sent = acts.create(
            {
                "type": "transfer",
                "location_id": self.stock.id,
                "location_dest_id": self.central.lot_stock_id.id,
                "range_ids": self.spans((1, 2)),
            }
        )
        sent.action_post()
        self.assertEqual(sent.state, "posted")
        lost = self.make_act("shortage", (3, 3))
        with self.refused(AccessError, ""):
            lost.with_user(keeper).action_post()
        with self.refused((AccessError, UserError), ""):
            acts.create({"type": "shortage", "location_id": self.stock.id})


@tagged("post_install", "-at_install")
class TestGenericActs(StockActsCase):
    """The generic chart clears and loses shortages on one account."""

    preset = "generic"

    def test_loss_on_the_clearing_account_is_one_entry(self):
        act = self.post("shortage", (1, 3))
        self.assertEqual(len(act.account_move_ids), 1)
        account = self.env["loyalty.account.role"]._account
        balances = {line.account_id: line.balance for line in act.account_move_ids.line_ids}
        expected = {account(self.company, "MAT"): -36, account(self.company, "SHC"): 36}
        self.assertEqual(balances, expected)
        self.assert_books_are_consistent()


@tagged("post_install", "-at_install")
class TestNumberEntry(StockActsCase):
    """Numbers pasted or scanned into an act."""

    def enter(self, act, text, **values):
        """The wizard of an act."""
        return self.env["loyalty.number.entry"].create({"act_id": act.id, "text": text, **values})

    def test_first_and_last_on_a_line_or_in_turn(self):
        act = self.make_act("shortage")
        self.enter(act, f"{self.printed(1)} - {self.printed(5)}\n{self.printed(9)}").action_take()
        scanned = "\n".join(self.printed(serial) for serial in (11, 15))
        self.enter(act, scanned, in_turn=True).action_take()
        self.assertEqual(act.range_ids.mapped("quantity"), [5, 1, 5])

    def test_everything_wrong_is_named_and_nothing_is_taken(self):
        act = self.make_act("shortage", (1, 2))
        self.post("shortage", (7, 7))
        wrong = self.printed(4)[:-1] + str((int(self.printed(4)[-1]) + 1) % 10)
        lines = (f"{self.printed(2)} {self.printed(3)}", wrong, self.printed(7), "12345")
        entry = self.enter(act, "\n".join(lines))
        entry.action_check()
        for part in (f"twice: {self.printed(2)}", "check digit", "is out already", "Line 4: 12345"):
            self.assertIn(part, entry.problems)
        with self.refused(UserError, "Line 4"):
            entry.action_take()
        self.assertEqual(len(act.range_ids), 1)
