"""Publications: which version of a program goes live when, asked by whom and checked by whom."""

from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .transaction_mark import SETTLING, mark, marked, once
from .wall_clock import moment_at, wall_text

OWN_STEP = "step_of_a_publication"


class Planned(NamedTuple):
    """A publication and the wall time (text) from which it holds in one shop."""

    start: str
    order: int
    publication: object


class LoyaltyPublication(models.Model):
    """One act of publishing or stopping; made by the wizard, never changed by hand.

    ``start`` is wall time (``2026-01-15T00:00``): it comes in each shop at its own midnight. An
    empty one means at once: from the moment of publishing.
    """

    _name = "loyalty.publication"
    _description = "Program Publication"
    _inherit = ["card.cached.settings"]
    _order = "id desc"
    _rec_name = "program_id"

    program_id = fields.Many2one(
        "loyalty.program", required=True, readonly=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    version_id = fields.Many2one(
        "loyalty.program.version", required=True, readonly=True, ondelete="restrict"
    )
    state = fields.Selection(
        selection=[
            ("to_check", "To be checked"),
            ("published", "Published"),
            ("refused", "Refused"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        readonly=True,
        index=True,
    )
    start = fields.Char(
        string="From", readonly=True, help="Wall time of each shop; empty: at once."
    )
    stops = fields.Boolean(string="Stop", readonly=True)
    earning = fields.Json(readonly=True, help="How spend counts and which level it earns.")
    note = fields.Char(readonly=True)
    description = fields.Text(readonly=True, help="What the program says, in words.")
    changes = fields.Text(readonly=True, help="What differs from the version before.")
    user_id = fields.Many2one("res.users", string="By", required=True, readonly=True)
    checked_by_id = fields.Many2one("res.users", readonly=True)
    published_at = fields.Datetime(readonly=True)
    follows_id = fields.Many2one(
        "loyalty.publication",
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The publication that changed the combination group, which this program is in too.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_by_hand()
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_by_hand()
        return super().write(vals)

    def _refuse_by_hand(self):
        if not mark(self.env, OWN_STEP):
            raise AccessError(
                self.env._("Publications are made by “Publish” and “Stop now” of a program.")
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Publications are the history of a program: they stay."))

    # -- steps ---------------------------------------------------------------------------------

    @api.model
    def _ask(self, program, start=None, note="", stops=False):
        """Publish ``program`` as it is configured now, or ask a second person to check it.

        Stopping is never held up by a second person. Returns the publication.
        """
        program.check_access("write")
        if not stops:
            program._check_examples()
        version = program._stopped_version() if stops else program._ensure_version(start)
        last = program._last_publication() if stops else self.browse()
        values = {"start": start, "note": note, "stops": stops}
        values["changes"] = program._changes_since_last(stops)
        publication = self._keep(version, last, **values)
        if stops or not program.company_id.loyalty_second_person:
            publication._go_live()
        return publication

    @api.model
    def _keep(self, version, last, **values):
        """Store a publication of ``version`` that is not live yet.

        :param last: the publication whose levels and words go on; empty for those of the form
        """
        program = version.program_id
        values = {
            "program_id": program.id,
            "version_id": version.id,
            "state": "to_check",
            "earning": last.earning or program._drafted_earning().kept(),
            "description": last.description or "\n".join(program._describe()),
            "user_id": self.env.uid,
            **values,
        }
        with marked(self.env, OWN_STEP):
            return self.sudo().create(values)

    def _go_live(self, **values):
        """Publish it, and with it the programs whose combination group it changes."""
        together = self | self._keep_followers()
        values = {"state": "published", "published_at": fields.Datetime.now(), **values}
        with marked(self.env, OWN_STEP):
            together.sudo().write(values)
        together._announce()

    def action_check(self):
        """Publish what somebody else has asked for (a second person of the marketers)."""
        self.ensure_one()
        self._check_second_person()
        if self.start and self.start <= self._first_wall():
            raise UserError(
                self.env._(
                    "The planned time, %s, has passed. Refuse it and let it be published again "
                    "for a later time.",
                    self.start.replace("T", " "),
                )
            )
        self._go_live(checked_by_id=self.env.uid)

    def action_refuse(self):
        """Send it back to its author."""
        self.ensure_one()
        self._check_second_person()
        self._step("refused")

    def action_withdraw(self):
        """Take back what is not checked yet, or not yet in force in any shop.

        With a plan goes all that the program has planned for that time, and what follows it in
        other programs.
        """
        self.ensure_one()
        self._check_marketer()
        if self.state == "to_check":
            self._step("withdrawn")
            return
        if self.state != "published" or not self._is_planned():
            raise UserError(
                self.env._("It is in force already: publish another version or stop the program.")
            )
        if self.follows_id._is_planned():
            raise UserError(
                self.env._(
                    "It follows “%s”, which is planned too: withdraw that one.",
                    self.follows_id.program_id.name,
                )
            )
        plans = self.program_id.publication_ids.filtered(
            lambda plan: plan.state == "published" and plan.start == self.start
        )
        plans |= self.sudo().search([("follows_id", "in", plans.ids), ("state", "=", "published")])
        plans._step("withdrawn")
        plans._announce()

    def _is_planned(self):
        """Whether it is in force in no shop yet."""
        return bool(self.start) and self.start > self._first_wall()

    def _step(self, state, **values):
        with marked(self.env, OWN_STEP):
            self.sudo().write({"state": state, "checked_by_id": self.env.uid, **values})

    def _check_marketer(self):
        self.check_access("read")
        if not self.env.user.has_group("loyalty_discount.group_marketer"):
            raise AccessError(self.env._("Only marketers publish programs."))

    def _check_second_person(self):
        self._check_marketer()
        if self.state != "to_check":
            raise UserError(self.env._("There is nothing to check: it is no longer waiting."))
        if self.user_id == self.env.user:
            raise UserError(
                self.env._("You asked for it yourself: another marketer must check it.")
            )

    @api.model
    def _zones(self, company):
        """The zones of the shops of ``company``, the one whose clock is ahead of all first."""
        return once(self.env, SETTLING, ("zones", company.id), lambda: self._find_zones(company))

    @api.model
    def _find_zones(self, company):
        shops = self.env["stock.warehouse"].sudo().search([("company_id", "=", company.id)])
        zones, now = {shop._loyalty_zone() for shop in shops} or {"UTC"}, fields.Datetime.now()
        return sorted(zones, key=lambda zone: (wall_text(now, zone), zone), reverse=True)

    @api.model
    def _first_zone(self, company):
        """Where a planned time comes first."""
        return self._zones(company)[0]

    @api.model
    def _last_zone(self, company):
        """Where a planned time comes last: then it has come in every shop."""
        return self._zones(company)[-1]

    def _first_wall(self):
        """The wall time that has come in the first of the company's shops."""
        return wall_text(fields.Datetime.now(), self._first_zone(self.company_id))

    def _announce(self):
        """Let levels follow, and tell open tills; one without network asks when it is back."""
        self.filtered(lambda p: p.state != "to_check").program_id._follow_earning()
        settle = self.env.ref("loyalty_discount.cron_settle_levels").sudo()
        for plan in self.filtered(lambda p: p.start and p.state == "published"):
            settle._trigger(at=moment_at(plan.start, self._last_zone(plan.company_id)))
        for company in self.filtered(lambda p: p.state != "to_check").company_id:
            sessions = (
                self.env["pos.session"]
                .sudo()
                .search(
                    [
                        ("company_id", "=", company.id),
                        ("state", "in", ("opening_control", "opened")),
                    ]
                )
            )
            for config in sessions.config_id:
                config._notify("LOYALTY_PROGRAMS", {})

    # -- what is in force ----------------------------------------------------------------------

    def _versions_at(self, wall, zone):
        """The versions of these publications that a shop in ``zone`` needs at ``wall`` (text).

        Per program the one in force and those planned for later; a later publication for the
        same time replaces an earlier one.
        """
        versions = self.env["loyalty.program.version"].sudo()
        published = self.filtered(lambda publication: publication.state == "published")
        for plans in published.grouped("program_id").values():
            for plan in plans._plans_from(wall, zone):
                versions |= plan.publication.version_id
        return versions

    def _plans_from(self, wall, zone):
        """The plan of one program that is in force at ``wall`` (text), and those for later."""
        by_start = {plan.start: plan for plan in sorted(self._planned(zone))}
        current = max((start for start in by_start if start <= wall), default=None)
        return [plan for start, plan in by_start.items() if start == current or start > wall]

    def _planned(self, zone):
        """These publications with the wall time of ``zone`` from which they hold."""
        return [Planned(p.start or wall_text(p.published_at, zone), p.id, p) for p in self]
