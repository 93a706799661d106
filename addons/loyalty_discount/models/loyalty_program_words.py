"""What a program says and what was changed, in words for the history of publications."""

from difflib import ndiff

from odoo import fields, models

#: choices that say nothing
NOTHING = frozenset({"none", "beside"})
DATES = ("date_from", "date_to")
BOUNDS = ("cap_percent", "cap_amount", "price_floor")
LIMITS = (
    "limit_holder",
    "limit_card",
    "limit_receipt",
    "limit_day",
    "limit_shop",
    "limit_uses",
    "limit_budget",
)
TOGETHER = ("excluded_ids", "core_promotions", "sequence")
SPEND = (
    "spend_measure",
    "spend_window",
    "spend_days",
    "spend_effect",
    "spend_downgrade",
    "spend_grace",
    "spend_floor_tier_id",
    "spend_price",
    "spend_tax",
    "spend_points",
    "spend_prepaid",
    "spend_return",
    "spend_excluded_category_ids",
    "spend_excluded_product_ids",
)


class LoyaltyProgram(models.Model):
    """One sentence a line, so that two publications can be compared line by line."""

    _inherit = "loyalty.program"

    def _describe(self):
        """All that a publication of this program settles, one sentence a line."""
        self.ensure_one()
        lines = [level._describe() for level in self.tier_ids.sorted("rank")]
        lines += [self.env._("Gives: %s", effect.sentence) for effect in self.effect_ids]
        lines += [self.env._("When: %s", row.sentence) for row in self.condition_ids]
        if self.condition_ids:
            lines += self._describe_settings(self.env._("Conditions"), ["condition_join"])
        lines += self._describe_settings(self.env._("Dates"), DATES)
        lines += self._describe_settings(self.env._("Joining"), ["join_amount"])
        lines += self._describe_settings(self.env._("Bounds"), BOUNDS)
        lines += self._describe_settings(self.env._("Limits"), LIMITS)
        lines.append(self.env._("Combination group: %s", self.lane_id._describe()))
        lines += self._describe_settings(self.env._("Other programs"), TOGETHER)
        if self.tier_ids:
            lines += self._describe_settings(self.env._("Spend"), SPEND)
        return lines

    def _changes_since_last(self, stops):
        """The lines that were added (+) and removed (-) since the last publication."""
        self.ensure_one()
        if stops:
            return self.env._("The program gives nothing any more.")
        before = self._last_publication()
        if not before:
            return self.env._("First publication.")
        lines = ndiff((before.description or "").splitlines(), self._describe())
        changed = [line for line in lines if line[:2] in ("+ ", "- ")]
        return "\n".join(changed) or self.env._("No change in words.")

    # -- settings ------------------------------------------------------------------------------

    def _describe_settings(self, title, names):
        """``title, label of the field: value`` for each of ``names`` that says something."""
        if self.spend_window != "days":
            names = [name for name in names if name != "spend_days"]
        labels = self.fields_get(names, ["string"])
        values = {name: self._setting_words(name) for name in names}
        return [
            f"{title}, {labels[name]['string']}: {words}" for name, words in values.items() if words
        ]

    def _setting_words(self, name):
        """The value of a setting for people; empty if it says nothing."""
        value, field = self[name], self._fields[name]
        if field.type == "boolean":
            return self.env._("yes") if value else self.env._("no")
        if not value or value in NOTHING:
            return ""
        if field.type == "selection":
            return dict(field._description_selection(self.env))[value]
        if field.type == "monetary":
            return self.currency_id.format(value)
        if field.relational:
            return ", ".join(value.mapped("display_name"))
        return fields.Date.to_string(value) if field.type == "date" else f"{value:g}"


class LoyaltyTier(models.Model):
    """A level in words."""

    _inherit = "loyalty.tier"

    def _describe(self):
        """From what on it holds, and what it gives."""
        self.ensure_one()
        program = self.program_id
        parts = [
            self.env._(
                "Level %(name)s from %(spend)s: %(percent)g %%",
                name=self.name,
                spend=program._format_measure(self._threshold()),
                percent=self.discount_percent,
            )
        ]
        if self.bonus_percent:
            parts.append(self.env._("bonus %g %%", self.bonus_percent))
        if self.starts_from:
            first = program.currency_id.format(self.starts_from)
            parts.append(self.env._("newcomers from a first receipt of %s", first))
        return ", ".join(parts)


class LoyaltyLane(models.Model):
    """A combination group in words."""

    _inherit = "loyalty.lane"

    def _describe(self):
        """How its programs act together; empty for no group."""
        if not self:
            return ""
        names = ("mode", "scope", "basis")
        choices = [dict(self._fields[name]._description_selection(self.env)) for name in names]
        parts = [labels[self[name]] for name, labels in zip(names, choices, strict=True)]
        if self.cap_percent:
            parts.append(self.env._("at most %g %% of the receipt", self.cap_percent))
        return f"{self.name} ({'; '.join(parts)})"
