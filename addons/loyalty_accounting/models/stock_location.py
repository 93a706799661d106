"""Places that acts take cards to, one per role."""

from odoo import fields, models

from ..posting.roles import ON_BALANCE


class StockLocation(models.Model):
    """Each place carries the account of its role, which native valuation posts to."""

    _inherit = "stock.location"

    loyalty_place = fields.Char(
        string="Place of Cards", readonly=True, copy=False, index="btree_not_null"
    )

    def _loyalty_role(self, expense):
        """The role whose account took the cost of cards that went here; None at the supplier.

        Cards that became another product keep the cost they had, so that a later difference is
        an ``expense``, as is that of cards gone to a place of no role.
        """
        self.ensure_one()
        if self.usage == "supplier" or self.loyalty_place in ("opening", "reclassified"):
            return None
        if self.usage == "customer":
            return "COGS"
        if self.loyalty_place in ON_BALANCE and self.loyalty_place not in ("MAT", "GDS"):
            return self.loyalty_place
        return expense


class ResCompany(models.Model):
    """Makes a place when the first act needs it."""

    _inherit = "res.company"

    def _loyalty_place(self, kind, account=None):
        """The place ``kind`` of the company: the code of a role, or one of a few words.

        ``transit`` is on the way between two places of the company; ``reclassified`` is where
        cards enter under another product, without an entry; ``opening`` takes ``account``.
        """
        self.ensure_one()
        if kind == "EXP":
            return self.loyalty_issued_location_id
        own = self.with_context(lang=self.partner_id.lang or self.env.lang)
        places = self.env["stock.location"].sudo()
        place = places.search(
            [("company_id", "=", self.id), ("loyalty_place", "=", kind)], limit=1
        ) or places.create(
            {
                "name": own._loyalty_place_name(kind),
                "company_id": self.id,
                "loyalty_place": kind,
                "usage": "transit" if kind == "transit" else "inventory",
            }
        )
        if kind == "opening":
            place.valuation_account_id = account
        elif kind not in ("transit", "reclassified"):
            place.valuation_account_id = self.env["loyalty.account.role"]._account(self, kind)
        return place

    def _loyalty_place_name(self, kind):
        """What people read."""
        names = {
            "transit": self.env._("Cards on the way"),
            "reclassified": self.env._("Cards under another product"),
            "opening": self.env._("Cards of the opening balance"),
            "MAT": self.env._("Cards that became materials"),
            "GDS": self.env._("Cards that became goods"),
            "SHC": self.env._("Cards missing"),
            "SUR": self.env._("Cards found"),
            "OIN": self.env._("Cards given back, at a value"),
            "WOF": self.env._("Cards destroyed"),
            "CLM": self.env._("Cards claimed from the supplier"),
            "COGS": self.env._("Cards replaced for a fee"),
            "OEX": self.env._("Cards replaced for a fee, other expense"),
        }
        return names.get(kind, kind)
