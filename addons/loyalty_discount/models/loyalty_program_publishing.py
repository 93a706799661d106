"""A program is drafted in its form and goes live by publication."""

import json

from odoo import api, fields, models

from .wall_clock import wall_text


class LoyaltyProgram(models.Model):
    """Drafted in the form, live by publication."""

    _inherit = "loyalty.program"

    publication_ids = fields.One2many("loyalty.publication", "program_id", readonly=True)
    publish_state = fields.Selection(
        selection=[
            ("draft", "Draft"),
            ("to_check", "To be checked"),
            ("planned", "Planned"),
            ("live", "Live"),
            ("changed", "Live, changed since"),
            ("stopped", "Stopped"),
        ],
        string="Publishing",
        compute="_compute_publish_state",
    )

    till_versions = fields.Text(compute="_compute_till_versions")

    @api.depends("publication_ids.state", "publication_ids.start")
    def _compute_publish_state(self):
        self.publish_state = False
        for program in self._is_discount():
            program.publish_state = program._find_publish_state()

    def _find_publish_state(self):
        """Where the program stands now, in the company's first time zone."""
        publications = self.publication_ids
        if publications.filtered(lambda p: p.state == "to_check"):
            return "to_check"
        zone = publications._first_zone(self.company_id)
        wall = wall_text(fields.Datetime.now(), zone)
        plans = sorted(publications.filtered(lambda p: p.state == "published")._planned(zone))
        begun = [plan for plan in plans if plan.start <= wall]
        if not begun:
            return "planned" if plans else "draft"
        if begun[-1].publication.stops:
            return "stopped"
        return "changed" if self._differs_from(plans[-1].publication) else "live"

    def _compute_till_versions(self):
        for program in self:
            program.till_versions = "\n".join(program._till_lines()) or self.env._("None is open.")

    def _open_tills(self):
        """The tills of the program's company that have an open session."""
        sessions = (
            self.env["pos.session"]
            .sudo()
            .search([("company_id", "in", self.company_id.ids), ("state", "!=", "closed")])
        )
        tills = sessions.config_id
        return tills.filtered(lambda till: self & till._get_discount_programs())

    def _till_lines(self):
        """What each open till works with, in words."""
        deliveries = self.env["loyalty.snapshot.delivery"].sudo()
        lines = []
        for till in self._open_tills():
            wanted = self.env["loyalty.snapshot"]._for_config(till)
            last = deliveries.search(
                [("session_id", "=", till.current_session_id.id)], limit=1
            ).snapshot_id
            if not last:
                word = self.env._("has loaded nothing yet")
            elif last == wanted:
                word = self.env._("is up to date")
            else:
                word = self.env._("still works with an older version")
            lines.append(f"{till.display_name}: {word}")
        return lines

    def _last_version(self):
        """The version published last, whether it is in force yet or not."""
        return self._last_publication().version_id

    def _last_publication(self):
        """The last act of publishing or stopping that nobody took back."""
        published = self.sudo().publication_ids.filtered(lambda p: p.state == "published")
        return published.sorted("id")[-1:]

    def _differs_from(self, publication):
        """True if the form says something else than ``publication``, its time aside."""
        said = json.loads(publication.version_id.content)
        if self._drafted_earning().kept() != publication.earning:
            return True
        return self._version_content() != {**said, "from": None, "stopped": False}

    # -- steps -------------------------------------------------------------------------------

    def action_publish(self):
        """Ask when to publish, showing what changes."""
        self.ensure_one()
        self.env["loyalty.publication"]._check_marketer()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Publish %s", self.name),
            "res_model": "loyalty.publish",
            "view_mode": "form",
            "target": "new",
            "context": {"default_program_id": self.id},
        }

    def action_publish_at_once(self):
        """Publish these programs as they are configured, without questions."""
        self.env["loyalty.publication"]._check_marketer()
        for program in self._is_discount():
            self.env["loyalty.publication"]._ask(program)

    def action_stop_now(self):
        """Let these programs give nothing from this moment, in every open till too."""
        self.env["loyalty.publication"]._check_marketer()
        for program in self._is_discount():
            if program._last_version():
                self.env["loyalty.publication"]._ask(program, stops=True)
