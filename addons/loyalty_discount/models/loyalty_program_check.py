"""A program that can't work is refused in its form, never at the till."""

import re

from odoo import models
from odoo.exceptions import ValidationError

from ..engine import EngineError
from ..engine.program import check_program


class LoyaltyProgram(models.Model):
    """Checks a program as a whole; messages name the row and say what to change."""

    _inherit = "loyalty.program"

    def _check_discount(self):
        """Check the programs, unless a larger edit runs that will do it when it is done."""
        if self._is_being_edited():
            return
        for program in self._is_discount().filtered("id"):  # a form asks before it is saved
            problem = program._find_problem()
            if problem:
                raise ValidationError(
                    self.env._("%(program)s: %(problem)s", program=program.name, problem=problem)
                )
            program.condition_ids._check_part()
            program.effect_ids._check_part()
            program._check_with_engine()

    def _find_problem(self):
        """What is wrong with the program's own settings, in words, or nothing."""
        self.ensure_one()
        if not self.effect_ids:
            return self.env._("It gives nothing: add a discount on the page Discounts.")
        return (
            self._dates_problem()
            or self._lane_problem()
            or self._bounds_problem()
            or self._exclusion_problem()
        )

    def _dates_problem(self):
        if (self.date_from or self.date_to) and self._join_content() == "any":
            return self.env._(
                "Start and end date must hold together with the conditions, so “at least one "
                "condition holds” can't be combined with them: clear the dates, or let all "
                "conditions hold."
            )
        return None

    def _lane_problem(self):
        if self.lane_id.company_id not in (self.company_id, self.lane_id.company_id.browse()):
            return self.env._(
                "The combination group “%s” belongs to another company: choose one of this "
                "program's company.",
                self.lane_id.name,
            )
        return None

    def _bounds_problem(self):
        if not 0 <= self.cap_percent <= 100:
            return self.env._(
                "It may take at most %s %%: enter from 0 (no bound) to 100.",
                f"{self.cap_percent:g}",
            )
        for name in self._bounds():
            if self[name] < 0:
                return self.env._(
                    "“%(field)s” is %(value)s: enter 0 (none) or more.",
                    field=self._fields[name]._description_string(self.env),
                    value=f"{self[name]:g}",
                )
        return None

    def _bounds(self):
        limits = [name for name in self._fields if name.startswith("limit_")]
        return ["cap_amount", "join_amount", *(name for name in limits if name != "limit_usage")]

    def _exclusion_problem(self):
        """Programs that name each other in a circle, in words."""
        path = self._exclusion_circle()
        if not path:
            return None
        if len(path) == 1:
            return self.env._("It excludes itself: remove it from “Never Together With”.")
        return self.env._(
            "Programs exclude each other in a circle: %s. One of two programs is enough to name "
            "the other: remove one of these exclusions.",
            " → ".join([*(program.name for program in path), self.name]),
        )

    def _exclusion_circle(self):
        """The programs on a way of exclusions that leads back to this one, or nothing."""
        ways, seen = [[self]], set()
        while ways:
            way = ways.pop()
            for excluded in way[-1].excluded_ids:
                if excluded == self:
                    return way
                if excluded.id not in seen:
                    seen.add(excluded.id)
                    ways.append([*way, excluded])
        return None

    # -- the engine's own word ---------------------------------------------------------------

    def _check_with_engine(self):
        """Refuse what the engine would refuse: such a content is never stored as a version."""
        self.ensure_one()
        try:
            check_program(self.sudo()._version_content())
        except EngineError as error:
            raise ValidationError(
                self.env._(
                    "%(program)s, %(place)s: %(reason)s",
                    program=self.name,
                    place=self._refused_place(error.where),
                    reason=self._refused_words(error),
                )
            ) from error

    def _refused_place(self, where):
        """The part of the form that the engine means by ``where``."""
        found = re.match(r"program\.(conditions|effects|levels)\[(\d+)\]", where)
        if not found:
            return where
        family, index = found[1], int(found[2])
        if family == "levels":
            return self.env._("level “%s”", self.tier_ids.sorted("rank")[index].name)
        if family == "conditions" and index < len(self._dates_content()):
            return self.env._("start and end date")
        rows = self.effect_ids
        if family == "conditions":
            rows, index = self.condition_ids, index - len(self._dates_content())
        return f"“{rows[index]._row_name()}”"

    def _refused_words(self, error):
        words = {
            "too_large": self.env._("A number is too large: enter a smaller one."),
            "out_of_range": self.env._("A number is out of range: enter a smaller one."),
            "steps_not_rising": self.env._("Its steps must rise: order them from low to high."),
            "levels_not_rising": self.env._("Levels must rise: give each a higher start."),
            "not_integer": self.env._("A choice is missing: fill in the row."),
            "bad_format": self.env._("A word or date has a wrong format."),
        }
        return words.get(error.code) or self.env._(
            "The discount engine does not accept it (%(code)s, %(where)s).",
            code=error.code,
            where=error.where,
        )
