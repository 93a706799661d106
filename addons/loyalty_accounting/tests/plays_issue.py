"""What people do for the cases of cards that go to holders without a sale, and come back."""

from datetime import date, datetime, time


class IssuePlays:
    """Each method plays one event of the posting core and returns its journal entries."""

    def play_free_issue(self, given, day, **run):
        """Cards given away at the till, and the act of the day."""
        batches = []
        for place, line in enumerate(given["lines"]):
            product = self.free_product
            if place:
                product = self.make_card_product(f"Card {place}", "materials")
            market = line.get("market_minor", 0) / line["quantity"] / 100
            self.stock_up_taxed(line, product, place, market_unit_value=market, **run)
            batches.append(self.batch)
            if line.get("allowance_minor"):
                lost = 100 * line["allowance_minor"] / line["cost_minor"]
                self.decide("impairment", day, loss_percent=lost)
        linked = any(line.get("linked") for line in given["lines"])
        act = self.give_cards(
            sum(line["quantity"] for line in given["lines"]), day, batches, purchase=linked
        )
        reasons = [batch_line.vat_reason for batch_line in act.line_ids]
        self.reasons = list(dict.fromkeys(reasons))
        return act.account_move_ids

    def give_cards(self, count, day, batches=(), purchase=False):
        """Cards given away at the till; the act of the day, posted.

        :param purchase: the first of them was given on a purchase
        """
        self.open_till()
        cards = [card for batch in batches or [self.batch] for card in self.cards(batch)]
        orders = [self.ring_up([self.line(self.lamp)])] if purchase else []
        for card in cards[:count]:
            order = orders.pop() if orders else None
            self.give(card, datetime.combine(day, time(12)), order=order)
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance")])
        act.action_post()
        return act

    def play_retained_issue(self, given, day):
        """Cards handed out that stay the company's."""
        return self.play_free_issue(given, day, ownership="retained")

    def play_retained_return(self, given, day):
        """Handed out at 1.00 each off balance, they come back, perhaps at a value."""
        count = given["off_balance_minor"] // 100
        self.stock_up(1200 * count, count, ownership="retained")
        self.give_cards(count, day)
        worth = {"return_value": given.get("value_minor", 0) / 100}
        act = self.post("return", (1, count), **self.on(day), **worth)
        return act.account_move_ids

    def play_free_replacement(self, given, day):
        """A retained card, or none, is lost; its holder gets a new one."""
        issue = given["issue"]
        self.stock_up(1200, 1, ownership="retained", first="00000901")
        self.give_cards(1, day)
        old = self.env["loyalty.medium"].search([("batch_id", "=", self.batch.id)])
        self.stock_up(issue["lines"][0]["cost_minor"], 1)
        act = self.post("replacement", (1, 1), replaced_id=old.id, **self.on(day))
        self.assertEqual((old.state, act.line_ids.medium_id.state), ("replaced", "active"))
        return act.account_move_ids

    def play_correction(self, given, day):
        """All cards given away; some of them were not, or none was."""
        original = given["original"]
        lines, issued_on = original["lines"], date.fromisoformat(original["operation_date"])
        wrong = given.get("lines", range(len(lines)))
        cost = lines[0]["cost_minor"]
        # A card more than were handed out, where the case speaks of one.
        stock = max(len(lines), *(line + 1 for line in wrong))
        more = cost * (stock - len(lines))
        self.stock_up(sum(line["cost_minor"] for line in lines) + more, stock)
        note = self.give_cards(len(lines), issued_on)
        if "lines" not in given and issued_on == day:
            note.action_reverse()
            return note.reversed_by_ids.account_move_ids
        act = self.env["loyalty.act"].browse(note.action_correct()["res_id"])
        act.write({"reason": "Never handed out", "responsible_id": self.keeper.id, **self.on(day)})
        act.range_ids = self.spans(*((line + 1, line + 1) for line in wrong))
        act.action_post()
        return act.account_move_ids
