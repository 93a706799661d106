"""What a holder's form asks beside name and phone, and what was answered."""

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError


class LoyaltyFormField(models.Model):
    """A question whose answer a condition can ask for: size, number of children."""

    _name = "loyalty.form.field"
    _description = "Question of the Holder's Form"
    _inherit = ["card.cached.settings"]
    _order = "sequence, id"

    name = fields.Char(string="Question", required=True, translate=True)
    code = fields.Char(
        required=True, help="A short word of Latin letters that never changes, for example size."
    )
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    answer_type = fields.Selection(
        selection=[("text", "Text"), ("integer", "Whole number"), ("boolean", "Yes or no")],
        default="text",
        required=True,
    )

    _code_once = models.Constraint(
        "UNIQUE (company_id, code)", "Another question has this code: choose another one."
    )

    @api.constrains("code")
    def _check_code(self):
        for question in self:
            code = question.code
            if not (code.isascii() and code.replace("_", "").isalnum() and len(code) <= 32):
                raise ValidationError(
                    self.env._(
                        "The code “%s” must be made of Latin letters, digits and underscores, "
                        "32 at most.",
                        code,
                    )
                )

    @api.model
    @tools.ormcache("company_id")
    def _is_asking(self, company_id):
        """Whether a company ever asked its holders something."""
        questions = self.sudo().with_context(active_test=False)
        return bool(questions.search_count([("company_id", "=", company_id)], limit=1))

    def _answer_content(self, answer):
        """An answer written by hand in the question's own type; None if it does not fit."""
        self.ensure_one()
        if self.answer_type == "integer":
            return int(answer) if answer.lstrip("-").isdecimal() else None
        if self.answer_type == "boolean":
            yes, no = ("yes", self.env._("yes")), ("no", self.env._("no"))
            word = answer.lower()
            return True if word in yes else False if word in no else None
        return answer if len(answer) <= 64 else None

    def _wrong_answer_words(self):
        """What the answers to this question look like."""
        words = {
            "text": self.env._("An answer to “%s” has at most 64 characters.", self.name),
            "integer": self.env._("The answers to “%s” are whole numbers, like 2.", self.name),
            "boolean": self.env._("The answers to “%s” are yes or no.", self.name),
        }
        return words[self.answer_type]


class LoyaltyFormAnswer(models.Model):
    """What a holder answered."""

    _name = "loyalty.form.answer"
    _description = "Answer of a Holder"
    _order = "partner_id, field_id"

    partner_id = fields.Many2one("res.partner", required=True, index=True, ondelete="cascade")
    field_id = fields.Many2one(
        "loyalty.form.field", string="Question", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="field_id.company_id", store=True, index=True)
    answer = fields.Char(required=True)

    _once = models.Constraint(
        "UNIQUE (partner_id, field_id)", "A holder answers a question once: change the answer."
    )

    @api.constrains("answer", "field_id")
    def _check_answer(self):
        for row in self:
            if row.field_id._answer_content(row.answer.strip()) is None:
                raise ValidationError(row.field_id._wrong_answer_words())

    @api.model
    def _fields_of(self, partner, company):
        """``{code: answer}`` of a holder, in the shape of the contract."""
        if not self.field_id._is_asking(company.id):
            return {}
        rows = self.sudo().search(
            [("partner_id", "in", partner.ids), ("company_id", "=", company.id)]
        )
        return {row.field_id.code: row.field_id._answer_content(row.answer.strip()) for row in rows}
