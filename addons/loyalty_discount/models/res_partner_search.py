"""Customers are found by card number and phone."""

import re

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

DIGITS_MIN = 5
PHONE_TAIL = 10
FOUND_MAX = 100
#: what people write between the digits of a phone or card number
NUMBER = re.compile(r"[+(]?[\d][\d\s()./-]*")


class ResPartner(models.Model):
    """Adds indexed look-ups to core's search, for texts that look like a number only."""

    _inherit = "res.partner"

    loyalty_number = fields.Char(
        string="Card Number or Phone",
        compute="_compute_loyalty_number",
        search="_search_loyalty_number",
        help="Only for searching.",
    )

    # The last ten digits: +7 900 ... and 8 (900) ... are the same phone.
    _loyalty_phone_index = models.Index(
        "(right(regexp_replace(phone, '[^0-9]+', '', 'g'), 10)) WHERE phone IS NOT NULL"
    )

    def _compute_loyalty_number(self):
        self.loyalty_number = False

    @api.model
    def _search_loyalty_number(self, operator, value):
        if operator not in ("=", "like", "ilike", "=like", "=ilike"):
            return NotImplemented
        return [("id", "in", self._find_by_number(value))]

    @api.model
    def _search_display_name(self, operator, value):
        domain = super()._search_display_name(operator, value)
        if operator in ("ilike", "like", "="):
            found = self._find_by_number(value)
            if found:
                return Domain(domain) | Domain("id", "in", found)
        return domain

    @api.model
    def _find_by_number(self, text):
        """Ids of the customers with this card number or phone; [] for any other text."""
        text = str(text or "").strip(" %")
        digits = re.sub(r"\D", "", text)
        if not NUMBER.fullmatch(text) or len(digits) < DIGITS_MIN:
            return []
        self.env["res.partner"].flush_model(["phone"])
        rows = self.env.execute_query(
            SQL(
                """SELECT id FROM res_partner
                    WHERE right(regexp_replace(phone, '[^0-9]+', '', 'g'), %s) = %s
                    LIMIT %s""",
                SQL(str(PHONE_TAIL)),
                digits[-PHONE_TAIL:],
                FOUND_MAX,
            )
        )
        cards = self.env["loyalty.medium"].sudo()
        holders = cards.search_fetch(
            [
                ("number", "=", digits),
                ("company_id", "in", self.env.companies.ids),
                ("partner_id", "!=", False),
            ],
            ["partner_id"],
            limit=FOUND_MAX,
        )
        return [key for (key,) in rows] + holders.partner_id.ids
