"""What people do for the cases of purchases: orders, receipts, bills, the first day."""

OUT = {"finding": "out"}


class PurchasePlays:
    """Each method plays one event of the posting core and returns its journal entries."""

    def play_opening(self, given, day):
        """Cards of the first day, whose value the ledger has already or gets now."""
        if given["against"] == "account":
            return self.open_against_account(given, day)
        value = given["materials_minor"] / 100
        self.have_in_ledger(value)
        self.batch = self.make_batch(self.free_product, 10)
        self.batch.action_order()
        act = self.make_act("opening", **self.on(day))
        act.range_ids = self.spans((1, 10), cost=value)
        act.action_post()
        return act.account_move_ids

    def open_against_account(self, given, day):
        """Materials and goods in stock, and cards of the company that holders have."""
        equity = self.env["account.account"].create(
            {"code": "00.02", "name": "OPN", "account_type": "equity"}
        )
        parts = (
            (self.free_product, given["materials_minor"], {}, {}),
            (self.sale_product, given["goods_minor"], {}, {}),
            (self.free_product, given["retained_minor"], {"ownership": "retained"}, OUT),
        )
        ranges = []
        for place, (product, minor, run, terms) in enumerate(parts):
            batch = self.make_batch(product, 3, first=f"00000{place + 1}01", **run)
            batch.action_order()
            numbers = {"first_number": batch.first_number, "last_number": batch.last_number}
            ranges.append((0, 0, {**numbers, "cost": minor / 100, **terms}))
        act = self.make_act("opening", opening_account_id=equity.id, **self.on(day))
        act.range_ids = ranges
        act.action_post()
        return act.account_move_ids

    def have_in_ledger(self, value):
        """The old books' entry of the value of cards."""
        account = self.env["loyalty.account.role"]._account(self.company, "MAT")
        equity = self.env["account.account"].create(
            {"code": "00.01", "name": "Old books", "account_type": "equity"}
        )
        lines = (
            {"account_id": account.id, "debit": value},
            {"account_id": equity.id, "credit": value},
        )
        self.env["account.move"].create(
            {
                "journal_id": self.company.loyalty_journal_id.id,
                "line_ids": [(0, 0, line) for line in lines],
            }
        ).action_post()

    def play_receipt(self, given, day):
        """Cards arrive before their bill, which may be late at the end of the period."""
        late = given.get("uninvoiced_minor", 0)
        order = self.receive_some(self.product_of(given), late / 10000 or 12.0)
        if late:
            order.order_line._loyalty_estimate(day)
        return order.picking_ids.move_ids.account_move_id | self.estimates(order)

    def receive_some(self, product, price, taxes=None):
        """An order of a hundred cards, received and not billed."""
        order = self.order(product, 100, price, taxes)
        self.make_batch(product, 100, purchase_line_id=order.order_line.id).action_order()
        self.receive(order.picking_ids)
        return order

    def estimates(self, order):
        """Entries of receipts that were not billed at the end of a period."""
        moves = self.env["account.move"]
        return moves.search([("loyalty_estimate_line_id", "in", order.order_line.ids)])

    def play_supplier_bill(self, given, day):
        """Receipt and bill of a hundred cards, perhaps after the end of a period."""
        rate = round(100 * given["tax_minor"] / given["net_minor"])
        cost, product = given["net_minor"] / 100 / 100, self.product_of(given)
        tax = self.make_tax("purchase", rate)
        terms = given["parameters"]
        if terms.get("regime") == "special" or (
            terms.get("input_vat") == "capitalise" and given["purpose"] == "free"
        ):
            tax = self.undeducted(tax)
        if terms.get("input_vat") == "proportional":
            tax = self.partly_deducted(tax, terms["input_share_ppm"] / 10_000)
        late = given.get("uninvoiced_minor", 0)
        if not late:
            return self.buy(product, 100, cost, taxes=tax).purchase_id.invoice_ids
        order = self.receive_some(product, late / 10000, tax)
        order.order_line._loyalty_estimate(day)
        booked = self.estimates(order)
        order.action_create_invoice()
        bill = order.invoice_ids
        bill.invoice_date = day
        bill.invoice_line_ids.price_unit = cost
        bill.action_post()
        return bill | (self.estimates(order) - booked)

    def play_supplier_return(self, given, day):
        """Ten defective cards go back, beside others that make the average cost of the case."""
        credit, cost = given["credit_minor"] / 1000, given["cost_minor"] / 1000
        tax = self.make_tax("purchase", round(100 * given["tax_minor"] / given["credit_minor"]))
        other = 2 * cost - credit
        self.buy(self.free_product, 20, other, first="00000501")
        self.batch = self.buy(self.free_product, 20, credit, taxes=tax)
        order = self.batch.purchase_id
        if given.get("claimed"):
            claim = {"receipt_id": order.picking_ids.id, "claim_amount": 10 * credit}
            return self.post("claim", (1, 10), **self.on(day), **claim).account_move_ids
        act = self.make_act("receipt", receipt_id=order.picking_ids.id)
        act.range_ids = self.spans((1, 10), finding="defective")
        act.action_post()
        known = order.invoice_ids
        order.action_create_invoice()
        note = order.invoice_ids - known
        note.invoice_date = given["operation_date"]
        note.action_post()
        return note | self.settled(order)

    def play_price_difference(self, given, day):
        """A bill adds to the price of cards of which some are gone."""
        gone = {part["role"]: part["quantity"] for part in given["gone"]}
        quantity = given["remaining"] + sum(gone.values())
        if "stock_minor" in given:
            # 10.00 for three cards: what is left is worth 3.33, and 3.67 with 1.00 more.
            self.stock_up(334, 1)
            self.stock_up(666, 2, first="00000201")
        else:
            self.stock_up(1200 * quantity, quantity)
        order = self.batch.purchase_id
        self.give_cards(gone["EXP"], day)
        if "SHC" in gone:
            self.post("shortage", (quantity - gone["SHC"] + 1, quantity), **self.on(day))
        bill = order.invoice_ids.copy({"invoice_date": day})
        bill.invoice_line_ids.purchase_line_id = order.order_line
        bill.invoice_line_ids.price_unit = given["difference_minor"] / self.batch.quantity / 100
        bill.action_post()
        return bill | self.settled(order)

    def settled(self, order):
        """Entries that settle the price of an order's cards."""
        moves = self.env["account.move"]
        return moves.search([("loyalty_price_line_id", "in", order.order_line.ids)])
