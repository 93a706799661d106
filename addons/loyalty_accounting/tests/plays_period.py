"""What people do for the cases of the end of a tax period and of the end of a card."""

from datetime import date, datetime, time

from freezegun import freeze_time


class PeriodPlays:
    """Each method plays one event of the posting core and returns its journal entries."""

    def play_period_tax(self, given, day):
        """Cards are given away under the limit of a card; the period ends, once or twice."""
        policy = self.env["loyalty.accounting.policy"]._in_force(self.company, day)
        policy.write({"free_issue_mode": "promo_material", "unit_limit": 2000, "vat_base": "cost"})
        limit = given["issues"][0].get("limit_ppm")
        if limit is not None:
            policy.copy({"program_id": self.program.id, "total_limit": limit / 10_000})
        for place, issue in enumerate(given["issues"]):
            product = self.make_card_product(f"Card {place}", "materials")
            self.stock_up(issue["base_minor"], 1, product, first=f"00000{place + 1}01")
            self.give_on(date.fromisoformat(issue["operation_date"]))
        act = self.end_period(day, turnover=given["turnover_minor"] / 100)
        self.assertEqual(act.period_text.count("above the limit"), len(given["issues"]))
        self.assertEqual(len(list(act._paper_rows())), len(given["issues"]))
        if given.get("charged_minor"):
            self.assertEqual(act.period_vat, given["charged_minor"] / 100)
            act = self.end_period(day, turnover=given["turnover_minor"] / 100)
        return act.account_move_ids

    def give_on(self, day):
        """The card of the run is given away; the act of that day is posted."""
        with freeze_time(datetime.combine(day, time(12))):
            self.open_till()
            for card in self.cards(self.batch):
                self.give(card)
            self.close_till()
            drafts = [("type", "=", "issuance"), ("state", "=", "draft")]
            self.env["loyalty.act"].search(drafts).action_post()

    def end_period(self, day, **figures):
        """The posted act of the tax period of ``day``."""
        act = self.env["loyalty.act"].create(
            {
                "type": "period_tax",
                "period_start": day.replace(day=1),
                **self.on(day),
                **figures,
            }
        )
        act.action_post()
        return act

    def play_period_input_tax(self, given, day):
        """Input VAT of the period serves exempt supplies too."""
        names = {
            "shared_input_tax": "input_minor",
            "exempt_turnover": "exempt_minor",
            "turnover": "turnover_minor",
            "exempt_expense": "exempt_expense_minor",
            "expense": "expense_minor",
        }
        figures = {name: given.get(minor, 0) / 100 for name, minor in names.items()}
        return self.end_period(day, **figures).account_move_ids

    # -- the end of a card -------------------------------------------------------------------

    def play_card_expiry(self, given, day):
        """A card was given away, perhaps as the company's own; it expires."""
        own = "retained" if given.get("off_balance_minor") else "passes"
        self.stock_up(1200, 1, ownership=own)
        self.give_cards(1, day)
        act = self.post("expiry", (1, 1), **self.on(day))
        self.assertEqual(self.states(1, 1), {("expired", self.issued)})
        return act.account_move_ids

    def play_paid_replacement(self, given, day):
        """A holder has lost a card, pays the fee at the till and gets another one."""
        self.stock_up(1200, 1, first="00000901")
        self.give_cards(1, day)
        old = self.env["loyalty.medium"].search([("batch_id", "=", self.batch.id)])
        self.stock_up(given["cost_minor"], 1)
        receipt = self.pay_fee(given)
        act = self.post(
            "replacement", (1, 1), replaced_id=old.id, fee_order_id=receipt.id, **self.on(day)
        )
        new = self.env["loyalty.medium"].search([("batch_id", "=", self.batch.id)])
        self.assertEqual((old.state, new.state), ("replaced", "active"))
        return self.pos_session.move_id | act.account_move_ids

    def pay_fee(self, given):
        """A shift with one receipt: the fee, on the income account of the parameters."""
        terms = given["parameters"]
        role = {"sale": "REV", "other": "OIN"}[terms.get("replacement_income", "sale")]
        fee = self.env["product.product"].create(
            {
                "name": "Replacement of a card",
                "type": "service",
                "available_in_pos": True,
                "taxes_id": self.make_tax("sale", terms["rate_ppm"] // 10_000).ids,
                "property_account_income_id": self.env["loyalty.account.role"]
                ._account(self.company, role)
                .id,
            }
        )
        self.open_till()
        (paid,) = given["fees_minor"]
        receipt = self.ring_up([self.line(fee, price_unit=paid / 100)])
        self.close_till()
        return receipt

    def play_destruction(self, given, day):
        """A commission destroys all cards."""
        cost, allowance = given["cost_minor"], given.get("allowance_minor")
        self.stock_up_taxed(given, self.product_of(given))
        if allowance:
            self.decide("impairment", day, loss_percent=100 * allowance / cost)
        return self.decide("write_off", day).account_move_ids

    def play_allowance_release(self, given, day):
        """Cards that lost half their value are spoilt."""
        policy = self.env["loyalty.accounting.policy"]._in_force(self.company, day)
        policy.spoilage_norm = 100
        self.play_impairment(given, day)
        spoilt = {"personalised": self.batch.quantity, **self.on(day)}
        return self.post("spoilt", (1, self.batch.quantity), **spoilt).account_move_ids

    def play_impairment(self, given, day):
        """A commission finds that all cards have lost half their value."""
        self.stock_up(2 * given["amount_minor"])
        return self.decide("impairment", day, loss_percent=50).account_move_ids

    def decide(self, kind, day, **values):
        """A posted act of the commission on the whole run."""
        return self.post(
            kind,
            (1, self.batch.quantity),
            commission_id=self.commission.id,
            present_ids=[(6, 0, self.commission.member_ids.ids)],
            **self.on(day),
            **values,
        )
