"""Register of numbers: found by a number, a phone or the beginning of a name."""

import re

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

PATTERN = re.compile(r"([\\%_])")


def starts_with(text):
    r"""The pattern of SQL's ``LIKE`` for what begins with ``text``.

    >>> starts_with("50%")
    '50\\%%'
    """
    return PATTERN.sub(r"\\\1", text) + "%"


class LoyaltyMedium(models.Model):
    """One box for all three: indexes answer for a million cards, without an extension.

    Core's search for a text anywhere reads every card where PostgreSQL has no trigrams.
    """

    _inherit = "loyalty.medium"

    register_search = fields.Char(
        string="Number, Phone or Name",
        compute="_compute_register_search",
        search="_search_register_search",
        help="Only for searching: the first digits of a number, a whole phone number, or the "
        "beginning of the holder's name.",
    )

    _number_start_index = models.Index("(number text_pattern_ops)")
    # The order of the list, for readers of one company and of several.
    _number_order_index = models.Index("(number, id)")

    def _compute_register_search(self):
        self.register_search = False

    @api.model
    def _search_register_search(self, operator, value):
        if operator not in ("=", "like", "ilike", "=like", "=ilike") or not value:
            return NotImplemented
        text = value.strip(" %")
        digits = re.sub(r"\D", "", text)
        if not digits or any(character.isalpha() for character in text):
            named = self._held_by_named(text)
            is_chip = digits and text.isalnum()  # their numbers have letters, but no blanks
            numbers = {text, text.upper()} if is_chip else ()
            return Domain.OR([named, *(Domain("number", "=like", starts_with(n)) for n in numbers)])
        holders = self.env["res.partner"].sudo()._find_by_number(text)
        return Domain("number", "=like", starts_with(digits)) | Domain("partner_id", "in", holders)

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **kwargs):
        wanted = self if order else self.with_context(loyalty_unordered=True)
        return super(LoyaltyMedium, wanted)._search(domain, offset, limit, order, **kwargs)

    @api.model
    def _held_by_named(self, text):
        """Cards of customers whose name begins with ``text``.

        In the order of numbers the first cards are read one by one until enough have such a
        holder. Without an order, as for counting, the cards are read by their holders; left to
        itself the planner reads all customers instead, for a name that many have.
        """
        names = self._holders_named(text)
        if not self.env.context.get("loyalty_unordered"):
            return Domain("partner_id", "in", names)
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s = ANY(ARRAY%s)", model._field_to_sql(alias, "partner_id", query), names
            )
        )

    @api.model
    def _holders_named(self, text):
        """Customers whose name begins with ``text``, in any case, as a query."""
        self.env["res.partner"].flush_model(["name"])
        return SQL(
            "(SELECT id FROM res_partner WHERE LOWER(name) LIKE LOWER(%s))", starts_with(text)
        )


class ResPartner(models.Model):
    """The index behind the beginning of a name."""

    _inherit = "res.partner"

    _loyalty_name_start_index = models.Index("(LOWER(name) text_pattern_ops)")
