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
