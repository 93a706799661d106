"""What people do for the cases of sold cards: receipts, refunds, an invoice."""

PPM_OF_PERCENT = 10_000
# The price of one card, in minor units: a dearer receipt is of several.
CARD_PRICE = 7000


class SalePlays:
    """Each method plays one event of the posting core and returns its journal entries."""

    def play_card_sale(self, given, _day):
        """One card a receipt; what comes back was sold in an earlier shift."""
        if max(given["receipts_minor"]) >= 2 * CARD_PRICE:
            return self.sell_several(given)
        self.sale_product.taxes_id = self.make_tax("sale", given["rate_ppm"] // PPM_OF_PERCENT)
        prices = given["receipts_minor"]
        self.stock_up(1200 * len(prices), len(prices), self.sale_product)
        refunds = [-price for price in prices if price < 0]
        sold = self.shift_of([price for price in prices if price > 0] or refunds)
        if refunds:
            self.open_till()
            for order in sold:
                self.take_back(order, self.batch)
            self.close_till()
        return self.pos_session.move_id

    def sell_several(self, given):
        """Cards sold together: a till knows each by its number, the tax is of all of them."""
        (receipt,) = given["receipts_minor"]
        self.company.tax_calculation_rounding_method = "round_globally"
        self.sale_product.taxes_id = self.make_tax("sale", given["rate_ppm"] // PPM_OF_PERCENT)
        self.stock_up(1200 * receipt // CARD_PRICE, receipt // CARD_PRICE, self.sale_product)
        self.open_till()
        billed = {"customer": self.customer, "is_invoiced": True} if "carrier" in given else {}
        order = self.sell_together(self.cards(self.batch), CARD_PRICE / 100, **billed)
        self.close_till()
        return order.account_move if billed else self.pos_session.move_id

    def play_card_sale_cost(self, given, _day):
        """Ten cards sold."""
        self.stock_up(given["sold_minor"], 10, self.sale_product)
        self.shift_of([7000] * 10)
        moves = self.env["account.move"]
        return moves.search([("loyalty_cost_session_id", "=", self.pos_session.id)])

    def shift_of(self, prices):
        """A shift that sells a card for each of ``prices`` (minor units); its orders."""
        self.open_till()
        cards = self.cards(self.batch)
        pairs = zip(cards, prices, strict=False)
        orders = [self.sell(card, price=price / 100) for card, price in pairs]
        self.close_till()
        return orders
