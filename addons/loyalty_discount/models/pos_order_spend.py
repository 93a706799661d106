"""Qualifying spend of a sale and of its return, by the settings of each program."""

from typing import NamedTuple

from odoo import models

from ..claim.shares import returned_share, spread
from ..engine import to_scaled
from .transaction_mark import SETTLING, once

PREPAID = ("gift_card", "ewallet")


class Counted(NamedTuple):
    """What of a receipt counts in one program: the goods, and minor units by line id."""

    goods: object
    spend: dict

    def within(self, limit):
        """The same with no more than ``limit`` minor units together; every line stays named."""
        if sum(self.spend.values()) <= limit:
            return self
        shares = spread(max(limit, 0), {line: max(minor, 0) for line, minor in self.spend.items()})
        return self._replace(spend={line: shares.get(line, 0) for line in self.spend})


def spend_of(counted):
    """``{program: Counted}`` as a judgement keeps it."""
    return {str(program.id): one.spend for program, one in counted.items()}


class PosOrder(models.Model):
    """What a receipt counts, line by line, so that a returned line takes back its own."""

    _inherit = "pos.order"

    def _loyalty_count(self, medium, moment):
        """``{program: Counted}`` for the memberships of the card."""
        counted = {}
        for program in medium.membership_ids.program_id:
            earning = program._earning(moment, self.config_id.loyalty_timezone)
            goods = self._loyalty_counted(earning)
            counted[program] = Counted(goods, self._loyalty_spend_by_line(earning, goods))
        return counted

    def _loyalty_book_spend(self, judgement, medium, moment, counted, back=None):
        """One entry for each membership of the card whose program counts something here.

        :param counted: of :meth:`_loyalty_count`
        :param dict back: units (scaled) that came back of each line before it was counted
        """
        back = back or {}
        limit = self._loyalty_spend_limit(judgement)
        if limit is not None:  # returns take back what was counted, not what was not paid
            counted = {program: one.within(limit) for program, one in counted.items()}
            judgement.spend = spend_of(counted)
        for membership in medium.membership_ids.sorted("id"):
            goods, spend = counted[membership.program_id]
            if goods:
                minor = sum(spend.values()) - self._loyalty_spend_back(spend, back)
                membership._book_spend(
                    "sale",
                    max(minor, 0) / 10**self.currency_id.decimal_places,
                    order=self,
                    moment=moment,
                    config_id=self.config_id.id,
                    quantity=sum(
                        line.qty - self._loyalty_unscaled(back.get(line, 0)) for line in goods
                    ),
                )

    def _loyalty_spend_back(self, spend, back):
        """What of ``spend``, by line, the units ``back`` counted (minor units)."""
        return sum(
            returned_share(spend.get(line.uuid, 0), self._loyalty_scaled(line.qty), 0, units)
            for line, units in back.items()
        )

    def _loyalty_spend_limit(self, judgement):
        """The most that may count, in minor units; None for any amount.

        A total that is not the sum of its lines, or that nobody paid, was not made by a till of
        ours: then no more counts than was paid.
        """
        unit = 10**self.currency_id.decimal_places
        total, paid = sum(self._loyalty_totals().values()), self._loyalty_paid()
        code = None
        if abs(total - self.amount_total) * unit > len(self.lines):
            code = "total_differs"
        elif paid < self.amount_total:
            code = "not_paid"
        if not code:
            return None
        values = {"judgement_id": judgement.id, "params": {"lines_total": total, "paid": paid}}
        self.env["loyalty.mismatch"]._report(self, "tampered", code, **values)
        return round(paid * unit)

    def _loyalty_paid(self):
        """The total as far as the payments reach it; they may be rounded to coins."""
        config, currency = self.config_id, self.currency_id
        paid = sum(self.payment_ids.mapped("amount"))
        coin = config.rounding_method.rounding if config.cash_rounding else 0.0
        missing = currency.round(self.amount_total - paid)
        return self.amount_total if currency.compare_amounts(missing, coin) <= 0 else paid

    # -- by line -----------------------------------------------------------------------------------

    def _loyalty_counted(self, earning):
        """The goods of this receipt that count by ``earning``."""
        return self._loyalty_sale_lines().filtered(lambda line: earning.counts(line.product_id))

    def _loyalty_spend_by_line(self, earning, goods):
        """Minor units that count as spend, by line id; ``goods`` are the lines that count."""
        if not goods:
            return {}
        exponent = self.currency_id.decimal_places
        without_tax = earning.tax == "excluded"
        totals = self._loyalty_totals(without_tax)
        prices = totals
        if earning.price == "base":
            prices = self._loyalty_totals(without_tax, at_base_price=True)
        spend = {line.uuid: to_scaled(prices[line], exponent) for line in goods}
        for line in self._loyalty_reductions(earning):
            spend[line.uuid] = to_scaled(totals[line], exponent)
        return spend

    def _loyalty_reductions(self, earning):
        """Lines that take something off the receipt which the buyer does not spend.

        Core's rewards, the till's global discount and goods that come back without their
        receipt; points and prepaid money by the program's settings. Counted at the base price
        only what was paid with points or prepaid money can be less.
        """
        return self.lines.filtered(
            lambda line: not line.refunded_orderline_id and line._reduces_spend(earning)
        )

    def _loyalty_totals(self, without_tax=False, at_base_price=False):
        """What each line costs, computed here; with tax they add up to the order's total."""
        at_base_price = at_base_price and any(self.lines.mapped("discount"))
        details = once(
            self.env,
            SETTLING,
            ("tax details", self.id, at_base_price),
            lambda: self._loyalty_tax_details(at_base_price),
        )
        sign = -1 if self.amount_total < 0 else 1
        return {line: sign * _total(found, without_tax) for line, found in details.items()}

    def _loyalty_tax_details(self, at_base_price):
        """Core's tax details of each line, with or without its discount."""
        taxes = self.env["account.tax"]
        base_lines = [line._loyalty_tax_base(at_base_price) for line in self.lines]
        taxes._add_tax_details_in_base_lines(base_lines, self.company_id)
        taxes._round_base_lines_tax_details(base_lines, self.company_id)
        return {line["record"]: line["tax_details"] for line in base_lines}

    # -- returns -----------------------------------------------------------------------------------

    def _loyalty_book_negative_spend(self, judgement, refunds):
        """One negative entry for each membership and sale whose goods come back."""
        by_sale = {}
        for refund in refunds:
            by_sale.setdefault(refund.judgement, []).append(refund)
        for sale, returned in by_sale.items():
            entries = (
                self.env["loyalty.turnover"]
                .sudo()
                .search(
                    [("order_uuid", "=", sale.order_uuid), ("kind", "=", "sale")],
                    order="membership_id",
                )
            )
            for entry in entries:
                self._loyalty_take_back(judgement, entry, returned)

    def _loyalty_take_back(self, judgement, entry, returned):
        """Take back what the ``returned`` lines counted for the membership of ``entry``."""
        spend = (returned[0].judgement.spend or {}).get(str(entry.program_id.id), {})
        minor = sum(refund.share(spend.get(refund.origin.uuid, 0)) for refund in returned)
        program, zone = entry.program_id, entry.config_id.sudo().loyalty_timezone
        counted = program._earning(entry.moment, zone)  # as the sale did
        back = sum(
            refund.line.qty
            for refund in returned
            if refund.origin.uuid in spend  # what the sale did not count stays out of its return
            and refund.origin.price_unit > 0
            and not refund.origin.is_reward_line
            and counted.counts(refund.line.product_id)
        )
        if not minor and not back:
            return
        values = {}
        if program._earning(judgement.moment, self.config_id.loyalty_timezone).returns == "sale":
            values["counted_on"] = entry.counted_on
        entry.membership_id._book_spend(
            "refund",
            -minor / 10**self.currency_id.decimal_places,
            order=self,
            moment=judgement.moment,
            config_id=self.config_id.id,
            quantity=back,
            origin_uuid=entry.order_uuid,
            visits=-1 if entry._is_all_back(back) else 0,
            **values,
        )


class PosOrderLine(models.Model):
    """Whether a line makes the receipt count less."""

    _inherit = "pos.order.line"

    def _loyalty_tax_base(self, at_base_price=False):
        """What taxes are computed of, as core has it for invoices, but for accounts and names."""
        order = self.order_id
        is_refund = order.amount_total < 0
        return self.env["account.tax"]._prepare_base_line_for_taxes_computation(
            self,
            currency_id=order.currency_id,
            rate=order.currency_rate,
            product_id=self.product_id,
            tax_ids=self.tax_ids_after_fiscal_position,
            price_unit=self.price_unit,
            quantity=-self.qty if is_refund else self.qty,
            discount=0.0 if at_base_price else self.discount,
            is_refund=self.qty * self.price_unit < 0,
            sign=1 if is_refund else -1,
        )

    def _reduces_spend(self, earning):
        """Whether what this line takes off the receipt is not spent by ``earning``."""
        if self.is_reward_line:
            kind = self.reward_id.program_type
            if kind in PREPAID:
                return not earning.prepaid
            if kind == "loyalty":
                return not earning.points
            return earning.price == "paid"
        return earning.price == "paid" and self._reduces_the_receipt()

    def _reduces_the_receipt(self):
        """Whether this line is a discount on the whole receipt, or goods without a receipt."""
        config = self.order_id.config_id
        if "discount_product_id" in config._fields:
            if self.product_id == config.discount_product_id:
                return True
        if self.qty * self.price_unit >= 0 or self._is_card_line():
            return False
        return self.product_id not in self.order_id._loyalty_products_not_goods()


class LoyaltyTurnover(models.Model):
    """A sale's entry and what came back of it."""

    _inherit = "loyalty.turnover"

    def _is_all_back(self, quantity):
        """Whether with ``quantity`` more (negative) nothing of this sale is left."""
        self.ensure_one()
        returned = self.search(
            [
                ("membership_id", "=", self.membership_id.id),
                ("origin_uuid", "=", self.order_uuid),
                ("kind", "=", "refund"),
            ]
        )
        left = self.quantity + quantity + sum(returned.mapped("quantity"))
        return left <= 0 and not any(returned.mapped("visits"))


def _total(details, without_tax):
    """Base, and taxes, of one line after core spread its rounding differences."""
    base = details["total_excluded_currency"] + details["delta_total_excluded_currency"]
    if without_tax:
        return base
    return base + sum(tax["tax_amount_currency"] for tax in details["taxes_data"])
