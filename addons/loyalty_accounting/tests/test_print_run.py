"""Print runs: numbers, receipt, transfer; the register moves with the stock."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestPrintRun(CardBooksCase):
    """Order, receipt with numbers and transfers between places."""

    def test_received_run_is_registered_and_valued(self):
        tax = self.make_tax("purchase", 20)
        order = self.order(self.free_product, 100, 12.0, taxes=tax)
        batch = self.make_batch(self.free_product, 100, purchase_line_id=order.order_line.id)
        batch.action_order()
        self.receive(order.picking_ids)
        self.assertEqual(
            (batch.state, batch.registered_count, batch.stock_count), ("received", 100, 100)
        )
        self.assertEqual(batch.medium_ids.sorted("serial")[0].number, self.number(101))
        self.assertEqual(batch.medium_ids.sorted("serial")[-1].number, self.number(200))
        self.assertEqual(len(order.picking_ids.move_line_ids), 1)
        self.assert_register_is_stock(batch)
        bill = self.bill(order)
        roles = self.roles(bill)
        self.assertEqual((roles["MAT"], roles["VATIN"]), (120000, 24000))
        self.assertAlmostEqual(self.free_product.standard_price, 12.0)
        self.assert_books_are_consistent()

    def test_receipt_without_numbers_is_refused(self):
        order = self.order(self.free_product, 10, 12.0)
        batch = self.make_batch(self.free_product, 10)
        batch.action_order()
        move = order.picking_ids.move_ids
        move.move_line_ids.unlink()
        move.move_line_ids = [
            (
                0,
                0,
                {
                    "lot_id": batch.lot_id.id,
                    "quantity": 10,
                    "product_id": move.product_id.id,
                    "location_id": move.location_id.id,
                    "location_dest_id": move.location_dest_id.id,
                },
            )
        ]
        with self.assertRaisesRegex(UserError, "Card Numbers"):
            order.picking_ids.button_validate()
        self.assertEqual(order.picking_ids.state, "assigned")
        self.assertFalse(batch.registered_count)

    def test_part_of_the_numbers(self):
        order = self.order(self.free_product, 10, 12.0)
        batch = self.make_batch(self.free_product, 10)
        batch.action_order()
        picking = order.picking_ids
        run = batch._run()
        picking.loyalty_range_ids = [
            (
                0,
                0,
                {"batch_id": batch.id, "first_number": run.number(1), "last_number": run.number(6)},
            )
        ]
        action = picking.button_validate()
        wizard = self.env[action["res_model"]].with_context(**action["context"]).create({})
        wizard.process()
        self.assertEqual(picking.state, "done")
        self.assertEqual((batch.state, batch.registered_count), ("ordered", 6))
        rest = order.picking_ids - picking
        self.receive(rest)
        self.assertEqual(rest.loyalty_range_ids.first_number, run.number(7))
        self.assertEqual((batch.state, batch.registered_count), ("received", 10))

    def test_registered_number_is_refused(self):
        self.make_card(103)
        order = self.order(self.free_product, 10, 12.0)
        batch = self.make_batch(self.free_product, 10)
        batch.action_order()
        order.picking_ids.action_loyalty_fill_numbers()
        with self.assertRaises(UserError) as caught:
            order.picking_ids.button_validate()
        self.assertIn(self.number(103), str(caught.exception))
        self.assertEqual(order.picking_ids.state, "assigned")

    def test_transfer_moves_numbers_and_pieces(self):
        batch = self.buy(self.free_product, 100, 12.0, warehouse=self.central)
        source, target = self.central.lot_stock_id, self.shop.lot_stock_id
        picking = self.make_transfer(self.free_product, 50, source, target)
        self.receive(picking)
        self.assertEqual(len(picking.move_line_ids), 1)
        self.assertEqual(self.cards(batch, target).mapped("serial"), list(range(1, 51)))
        self.assertEqual(len(self.cards(batch, source)), 50)
        moved, stayed = self.cards(batch)[0], self.cards(batch)[99]
        self.assertEqual(moved.range_ids.picking_id, batch.purchase_id.picking_ids | picking)
        self.assertEqual(stayed.range_ids.picking_id, batch.purchase_id.picking_ids)
        self.assert_register_is_stock(batch)
        self.assert_books_are_consistent()

    def test_transfer_of_chosen_numbers(self):
        batch = self.buy(self.free_product, 20, 12.0, warehouse=self.central)
        source, target = self.central.lot_stock_id, self.shop.lot_stock_id
        picking = self.make_transfer(self.free_product, 5, source, target)
        run = batch._run()
        picking.loyalty_range_ids = [
            (0, 0, {"first_number": run.number(7), "last_number": run.number(9)}),
            (0, 0, {"first_number": run.number(15), "last_number": run.number(16)}),
        ]
        self.assertEqual(picking.loyalty_range_ids.batch_id, batch)
        picking.button_validate()
        self.assertEqual(picking.state, "done")
        self.assertEqual(self.cards(batch, target).mapped("serial"), [7, 8, 9, 15, 16])
        self.assertEqual(picking.loyalty_range_ids.move_id, picking.move_ids)
        self.assert_register_is_stock(batch)
        with self.assertRaisesRegex(UserError, "can't be changed"):
            picking.loyalty_range_ids[0].last_number = run.number(8)

    def test_numbers_elsewhere_are_named_one_by_one(self):
        batch = self.buy(self.free_product, 10, 12.0, warehouse=self.central)
        source, target = self.central.lot_stock_id, self.shop.lot_stock_id
        self.receive(self.make_transfer(self.free_product, 3, source, target))
        picking = self.make_transfer(self.free_product, 4, source, target)
        run = batch._run()
        picking.loyalty_range_ids = [
            (0, 0, {"first_number": run.number(2), "last_number": run.number(5)})
        ]
        with self.assertRaises(UserError) as caught:
            picking.button_validate()
        message = str(caught.exception)
        self.assertIn(run.number(2), message)
        self.assertIn(run.number(3), message)
        self.assertNotIn(run.number(4), message)
        self.assertNotEqual(picking.state, "done")
        self.assert_register_is_stock(batch)

    def test_number_named_twice(self):
        batch = self.buy(self.free_product, 10, 12.0, warehouse=self.central)
        picking = self.make_transfer(
            self.free_product, 4, self.central.lot_stock_id, self.shop.lot_stock_id
        )
        run = batch._run()
        picking.loyalty_range_ids = [
            (0, 0, {"first_number": run.number(1), "last_number": run.number(2)}),
            (0, 0, {"first_number": run.number(2), "last_number": run.number(3)}),
        ]
        with self.assertRaisesRegex(UserError, run.number(2)):
            picking.button_validate()

    def test_misread_number(self):
        batch = self.buy(self.free_product, 10, 12.0, warehouse=self.central)
        picking = self.make_transfer(
            self.free_product, 1, self.central.lot_stock_id, self.shop.lot_stock_id
        )
        picking.loyalty_range_ids = [
            (0, 0, {"batch_id": batch.id, "first_number": batch._run().number(1)[:-1] + "0"})
        ]
        self.assertIn("check digit", picking.loyalty_range_ids.problem)
        with self.assertRaisesRegex(UserError, "check digit|Card Numbers"):
            picking.button_validate()

    def test_stock_role_of_valued_cards_is_not_made_anew(self):
        self.buy(self.free_product, 10, 12.0)
        roles = self.env["loyalty.account.role"]
        role = roles.search([("company_id", "=", self.company.id), ("code", "=", "MAT")])
        old = role.account_id
        other = old.copy({"code": "10.55"})
        with self.refused(UserError, "still holds"):
            role.account_id = other
        role.unlink()
        values = {"code": "MAT", "company_id": self.company.id}
        with self.refused(UserError, "still holds"):
            roles.create({**values, "account_id": other.id})
        self.env.invalidate_all()
        role = roles.create({**values, "account_id": old.id})
        with self.refused(UserError, "one role"):
            role.code = "GDS"
        self.assert_books_are_consistent()

    def test_cards_do_not_leave_by_hand(self):
        batch = self.buy(self.free_product, 10, 12.0)
        source = self.shop.lot_stock_id
        loss = self.env["stock.location"].search(
            [("usage", "=", "inventory"), ("company_id", "=", self.company.id)], order="id", limit=1
        )
        for target, text in ((loss, "by an act"), (self.pending, "Only issues")):
            picking = self.make_transfer(self.free_product, 2, source, target)
            picking.action_loyalty_fill_numbers()
            with self.assertRaisesRegex(UserError, text):
                picking.button_validate()
        quant = self.env["stock.quant"].search(
            [("lot_id", "=", batch.lot_id.id), ("location_id", "=", source.id)]
        )
        with self.assertRaisesRegex(UserError, "Card Numbers"):
            quant.with_context(inventory_mode=True).write({"inventory_quantity": 8})
            quant.action_apply_inventory()

    def test_cashier_moves_no_cards_by_rpc(self):
        batch = self.buy(self.free_product, 10, 12.0, warehouse=self.central)
        self.open_till()
        cashier = self.make_user("rpc_cashier", "point_of_sale.group_pos_user")
        picking = self.make_transfer(
            self.free_product, 2, self.central.lot_stock_id, self.shop.lot_stock_id
        )
        picking.pos_session_id = self.pos_session
        forged = picking.with_user(cashier).with_context(
            loyalty_own_move=True, loyalty_core_pos_move=True
        )
        with self.assertRaises(UserError):
            forged.button_validate()
        with self.assertRaises(AccessError):
            forged.loyalty_by_till = True
        with self.assertRaises(AccessError):
            forged.action_loyalty_fill_numbers()
        self.assertEqual(len(self.cards(batch, self.central.lot_stock_id)), 10)
        self.assert_register_is_stock(batch)

    def test_cards_returned_to_the_printer_are_void(self):
        batch = self.buy(self.free_product, 10, 12.0)
        supplier = self.env.ref("stock.stock_location_suppliers")
        picking = self.make_transfer(self.free_product, 3, self.shop.lot_stock_id, supplier)
        picking.action_loyalty_fill_numbers()
        picking.button_validate()
        self.assertEqual(picking.state, "done")
        void = batch.medium_ids.filtered(lambda card: card.state == "void")
        self.assertEqual(sorted(void.mapped("serial")), [1, 2, 3])
        self.assertEqual(void.location_id, supplier)
        self.assertEqual(self.env["loyalty.consistency"]._violations(), {})

    def test_form_proposes_what_follows(self):
        form = Form(self.env["loyalty.medium.batch"])
        form.program_id = self.program
        form.product_id = self.sale_product
        self.assertEqual((form.rule_id, form.purpose), (self.rule, "sale"))
        form.first_body = "500"
        self.assertEqual(form.first_body, "00000500")
        self.assertEqual(form.first_number, self.number(500))

    def test_typed_first_number_proposes_the_last(self):
        batch = self.buy(self.free_product, 10, 12.0, warehouse=self.central)
        picking = self.make_transfer(
            self.free_product, 4, self.central.lot_stock_id, self.shop.lot_stock_id
        )
        with Form(picking) as form, form.loyalty_range_ids.new() as line:
            line.first_number = batch._run().number(3)
            self.assertEqual(line.batch_id, batch)
            self.assertEqual(line.last_number, batch._run().number(6))

    def test_runs_share_no_numbers(self):
        self.make_batch(self.free_product, 10, "00000101")
        with self.assertRaisesRegex(ValidationError, self.number(110)):
            self.make_batch(self.sale_product, 10, "00000110")

    def test_rule_must_read_the_numbers(self):
        with self.assertRaisesRegex(ValidationError, "leading zeros"):
            self.make_batch(self.free_product, 10, "101")

    def test_ordered_run_is_fixed(self):
        batch = self.make_batch(self.free_product, 10)
        batch.action_order()
        with self.assertRaisesRegex(UserError, "fixed"):
            batch.quantity = 20
        batch.action_cancel()
        self.make_batch(self.free_product, 10)
