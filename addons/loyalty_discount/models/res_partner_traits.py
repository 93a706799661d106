"""What conditions may know of a holder: groups, birthday, answers of the form."""

from odoo import fields, models

READERS = "loyalty_discount.group_marketer,loyalty_discount.group_manager"


class ResPartner(models.Model):
    """Adds the birthday and the answers that programs can ask for."""

    _inherit = "res.partner"

    loyalty_birthday = fields.Date(
        string="Birthday", groups=READERS, help="For discounts around the birthday."
    )
    loyalty_answer_ids = fields.One2many(
        "loyalty.form.answer", "partner_id", string="Holder's Form", groups=READERS
    )

    def _loyalty_traits(self, memberships, date):
        """Groups, birthday and answers on a day, in the shape of the contract.

        ``self`` may be empty (anonymous card); ``memberships`` are those of the holder.
        """
        partner = self.sudo()
        company = memberships.company_id[:1] or self.env.company
        birthday = partner.loyalty_birthday
        return {
            "groups": self.env["loyalty.group"]._groups_of(partner, memberships, date),
            "birthday": str(birthday) if birthday else None,
            "fields": self.env["loyalty.form.answer"]._fields_of(partner, company),
        }
