"""Condition ``form_field``: the holder's form."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The holder's form has one of these answers."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("form_field", "Answer of the holder")], ondelete={"form_field": "cascade"}
    )
    form_field_id = fields.Many2one(
        "loyalty.form.field", string="Question", check_company=True, ondelete="restrict"
    )
    form_values = fields.Char(
        string="Answers",
        help="One of these answers is enough; write them with commas between them.",
    )

    def _content_form_field(self):
        return {"field": self.form_field_id.code, "values": self._form_values()}

    def _form_values(self):
        """The answers in the question's own type."""
        words = [word.strip() for word in (self.form_values or "").split(",") if word.strip()]
        return [self.form_field_id._answer_content(word) for word in words]

    def _sentence_form_field(self):
        return self.env._(
            "%(question)s: %(answers)s",
            question=self.form_field_id.name or "",
            answers=self.form_values or "",
        )

    def _problem_form_field(self):
        if not self.form_field_id:
            return self.env._("Choose a question of the holder's form.")
        if not self._form_values():
            return self.env._("Enter at least one answer.")
        if None in self._form_values():
            return self.form_field_id._wrong_answer_words()
        return None
