"""What a program said at a moment: canonical JSON, one row per distinct content."""

import json

from odoo import fields, models

from ..engine import canonical, digest


class LoyaltyProgramVersion(models.Model):
    """An immutable version of a program, identified by the digest of its content."""

    _name = "loyalty.program.version"
    _description = "Loyalty Program Version"
    _inherit = ["loyalty.append.only"]
    _rec_name = "hash"
    _order = "id desc"

    program_id = fields.Many2one("loyalty.program", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    hash = fields.Char(required=True, readonly=True)
    content = fields.Text(required=True, readonly=True, help="Canonical JSON, integers only.")

    _hash_unique = models.Constraint("UNIQUE (hash)", "This version is stored already.")

    def _parsed(self):
        """The contents of these versions as values, in the order of ``self``."""
        return [json.loads(version.content) for version in self]


class LoyaltyProgram(models.Model):
    """Turns the configuration into the version that till and server evaluate."""

    _inherit = "loyalty.program"

    def _ensure_version(self, start=None):
        """The version of the program as it is configured now, stored if it is new.

        ``start`` is the wall time from which it holds, None for at once.
        """
        versions = self.env["loyalty.program.version"].sudo()
        for program in self.sudo():
            program._check_with_engine()
            versions |= program._keep_version({**program._version_content(), "from": start})
        return versions

    def _stopped_version(self):
        """What was published last, giving nothing: a receipt still knows its levels."""
        self.ensure_one()
        (said,) = self._last_version()._parsed()
        return self.sudo()._keep_version({**said, "from": None, "stopped": True})

    def _keep_version(self, content):
        """The version with this ``content``, stored if it is new."""
        versions = self.env["loyalty.program.version"].sudo()
        known = versions.search([("hash", "=", digest(content))])
        return known or versions._create_once(
            {"program_id": self.id, "hash": digest(content), "content": canonical(content)}
        )

    def _version_content(self):
        """The program in the shape of the contract: ids, codes and integers only."""
        self.ensure_one()
        return {
            "v": 1,
            "program": self.id,
            "company": self.company_id.id,
            "currency": self.currency_id.name,
            "currency_exponent": self.currency_id.decimal_places,
            "from": None,
            "stopped": False,
            "lane": self._lane_content(),
            "sequence": self.sequence,
            "levels": [level._version_content() for level in self.tier_ids.sorted("rank")],
            "spend": self._spend_content(),
            "join": self._join_content(),
            "conditions": self._conditions_content(),
            "effects": [effect._version_content() for effect in self.effect_ids],
            "cap": self._cap_content(),
            "floor": self.price_floor,
            "limits": self._limits_content(),
            "excludes": sorted(self.excluded_ids.ids),
            "core": self.core_promotions,
        }
