"""What conditions and discounts of a program have in common."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine import EngineError


class LoyaltyDiscountPart(models.AbstractModel):
    """A row of a program whose ``kind`` decides which of its fields matter.

    A kind is one file: it adds its word to ``kind``, its fields, and up to four methods:
    ``_content_<kind>`` (its keys in a program version), ``_sentence_<kind>`` (the row in words),
    ``_uses_<kind>`` (which of the fields that kinds share: goods, member, window, scale) and,
    where the form can be wrong, ``_problem_<kind>`` (what is wrong, in words, or nothing).
    """

    _name = "loyalty.discount.part"
    _description = "Part of a Discount Program"
    _inherit = ["loyalty.discount.goods", "loyalty.words"]
    _order = "sequence, id"
    _rec_name = "sentence"
    _check_company_auto = True

    program_id = fields.Many2one("loyalty.program", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="program_id.currency_id")
    sequence = fields.Integer(default=10)
    member_program_id = fields.Many2one(
        "loyalty.program",
        string="Membership In",
        domain="[('program_type', '=', 'discount'), ('company_id', '=', company_id)]",
        ondelete="restrict",
        check_company=True,
        help="Whose members are meant. Empty: this program's own.",
    )
    sentence = fields.Char(string="In Words", compute="_compute_sentence")
    problem = fields.Char(compute="_compute_sentence")
    uses_goods = fields.Boolean(compute="_compute_uses")
    uses_member = fields.Boolean(compute="_compute_uses")

    @api.depends(lambda self: self._sentence_fields())
    def _compute_uses(self):
        """Which of the shared fields the form shows."""
        for part in self:
            used = part._uses()
            part.uses_goods = "goods" in used
            part.uses_member = "member" in used

    def _uses(self):
        """The shared fields that matter for the row's kind."""
        return (self.kind and self._ask_kind("uses")) or ()

    @api.model
    def _sentence_fields(self):
        """All stored fields: a sentence may be made of any of them."""
        skipped = models.MAGIC_COLUMNS
        return [name for name, f in self._fields.items() if f.store and name not in skipped]

    @api.depends(lambda self: self._sentence_fields())
    @api.depends_context("lang")
    def _compute_sentence(self):
        for part in self:
            part.problem = part._find_problem() if part.kind else False
            part.sentence = part._ask_kind("sentence") if part.kind else False

    def _ask_kind(self, question):
        """What the row's kind answers to ``question``; nothing if it has no such method."""
        self.ensure_one()
        method = getattr(self, f"_{question}_{self.kind}", None)
        return method() if method else None

    def _member_content(self):
        """The program whose membership is asked, 0 for the own one."""
        asked = self.member_program_id
        return 0 if not asked or asked == self.program_id else asked.id

    def _of_member(self, sentence):
        """``sentence`` with the name of the program, where it is another one."""
        if not self._member_content():
            return sentence
        return self.env._(
            "%(sentence)s (%(program)s)", sentence=sentence, program=self.member_program_id.name
        )

    def _levels_problem(self):
        """Without levels nobody has one, in words, or nothing."""
        program = self.member_program_id or self.program_id
        if program.tier_ids:
            return None
        return self.env._(
            "“%s” has no levels: add them on the page Levels, or choose a program that has some.",
            program.name,
        )

    def _find_problem(self):
        """What is wrong with the row, in words, or nothing."""
        self.ensure_one()
        goods_problem = self._goods_problem() if "goods" in self._uses() else None
        return goods_problem or self._ask_kind("problem")

    def _number_problem(self):
        """A number that the engine can't hold, in words, or nothing."""
        try:
            self._version_content()
        except EngineError as error:
            return self.program_id._refused_words(error)
        return None

    def _check_part(self):
        """Refuse a row that can't work, naming it and saying what to change."""
        for part in self:
            problem = part._find_problem() or part._number_problem()
            if problem:
                raise ValidationError(
                    self.env._(
                        "%(program)s, “%(row)s”: %(problem)s",
                        program=part.program_id.name,
                        row=part._row_name(),
                        problem=problem,
                    )
                )

    def _row_name(self):
        """The row's kind as the form shows it."""
        return dict(self._fields["kind"]._description_selection(self.env)).get(self.kind)

    # -- checked with the whole program ------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts.program_id._check_discount()
        return parts

    def write(self, vals):
        programs = self.program_id
        result = super().write(vals)
        (programs | self.program_id)._check_discount()
        return result

    def unlink(self):
        programs = self.program_id
        result = super().unlink()
        programs.exists()._check_discount()
        return result
