"""Print run: its numbers, from the first serial number and the number rule."""

from odoo import api, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.pos_card_reader.codec.check_digits import calc_check_digit

from ..ranges import NumberError, Run


class LoyaltyMediumBatch(models.Model):
    """What is printed, and what may not be."""

    _inherit = "loyalty.medium.batch"

    def _run(self):
        """The run as a value of the pure ``ranges`` core."""
        self.ensure_one()
        kind = self.rule_id.check_digit or "none"
        body = self.first_body or "0"
        return Run(
            prefix=self.prefix or "",
            first=int(body) if body.isascii() and body.isdecimal() else 0,
            digits=len(body),
            count=self.quantity,
            check=lambda digits: calc_check_digit(digits, kind),
        )

    @api.model
    def _of_number(self, number, company):
        """The run of ``company`` that holds a printed number: by the register, else by its rule.

        Numbers that were reclassified stand in two runs; the register knows in which now.
        """
        card = self.env["loyalty.medium"].search(
            [("number", "=", number.strip()), ("company_id", "=", company.id)], limit=1
        )
        if card.batch_id:
            return card.batch_id
        runs = self.search(
            [("company_id", "=", company.id), ("state", "in", ("ordered", "received"))], order="id"
        )
        return next((run for run in runs if run._holds(number)), self.browse())

    def _holds(self, number):
        """Is ``number`` one of the run's?"""
        try:
            return bool(self._run().serial(number))
        except NumberError:
            return False

    def _serial(self, number):
        """The serial of a printed number, or a message that names what is wrong with it."""
        try:
            return self._run().serial(number or "")
        except NumberError as error:
            raise UserError(self._number_error_text(error)) from error

    def _number_error_text(self, error):
        """What is wrong with a printed number, in words."""
        texts = {
            "not_digits": self.env._("%s: a card number has digits only.", error.number),
            "wrong_length": self.env._("%s is too long or too short.", error.number),
            "wrong_prefix": self.env._("%s has another prefix.", error.number),
            "wrong_check": self.env._(
                "%s: the check digit is wrong, please read it again.", error.number
            ),
            "out_of_run": self.env._("%s belongs to another print run.", error.number),
        }
        return f"{texts[error.code]} ({self.name}: {self.first_number} – {self.last_number})"

    @api.depends("first_body", "quantity", "rule_id.prefix", "rule_id.check_digit")
    def _compute_numbers(self):
        for batch in self:
            run = batch._run()
            usable = not run.problems()
            batch.first_number = run.number(1) if usable else False
            batch.last_number = run.number(batch.quantity) if usable else False

    @api.onchange("rule_id", "first_body")
    def _onchange_first_body(self):
        """Fill with zeros up to the length of the rule."""
        rule, body = self.rule_id, (self.first_body or "").strip()
        if rule and body.isdecimal() and rule.length_min == rule.length_max:
            tail = 0 if rule.check_digit == "none" else 1
            self.first_body = body.zfill(rule.length_max - len(rule.prefix or "") - tail)

    @api.constrains("first_body", "quantity", "rule_id")
    def _check_run(self):
        texts = {
            "prefix_not_digits": self.env._("The prefix of the number rule has other than digits."),
            "count_not_positive": self.env._("A print run has one card or more."),
            "first_negative": self.env._("The first serial number is negative."),
            "digits_too_few": self.env._("The last number needs more digits than the first has."),
        }
        for batch in self:
            if not (batch.first_body.isascii() and batch.first_body.isdecimal()):
                raise ValidationError(self.env._("The first serial number has digits only."))
            for code in batch._run().problems():
                raise ValidationError(texts[code])
            batch._check_rule_reads_numbers()
            batch._check_no_shared_numbers()

    def _check_rule_reads_numbers(self):
        """The till must be able to read what is printed."""
        rule = self.rule_id
        for number in (self.first_number, self.last_number):
            if not rule.length_min <= len(number) <= rule.length_max:
                raise ValidationError(
                    self.env._(
                        "%(number)s has %(count)s digits, the rule “%(rule)s” reads %(min)s to "
                        "%(max)s: give the first serial number more or fewer leading zeros.",
                        number=number,
                        count=len(number),
                        rule=rule.name,
                        min=rule.length_min,
                        max=rule.length_max,
                    )
                )

    def _check_no_shared_numbers(self):
        """Numbers of two runs of one company never meet."""
        others = self.search(
            [
                ("id", "!=", self.id),
                ("company_id", "=", self.company_id.id),
                ("state", "!=", "cancel"),
            ]
        )
        family = self._family()
        for other in others - family:
            if (
                len(other.first_number or "") == len(self.first_number)
                and other.first_number <= self.last_number
                and self.first_number <= (other.last_number or "")
            ):
                raise ValidationError(
                    self.env._(
                        "The numbers %(first)s – %(last)s belong to print run %(run)s already.",
                        first=max(self.first_number, other.first_number),
                        last=min(self.last_number, other.last_number),
                        run=other.name,
                    )
                )
