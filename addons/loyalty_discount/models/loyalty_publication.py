"""Publications: which version of a program goes live when, asked by whom and checked by whom."""

from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .transaction_mark import mark, marked
from .wall_clock import wall_text

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
    note = fields.Char(readonly=True)
    description = fields.Text(readonly=True, help="What the program says, in words.")
    changes = fields.Text(readonly=True, help="What differs from the version before.")
    user_id = fields.Many2one("res.users", string="By", required=True, readonly=True)
    checked_by_id = fields.Many2one("res.users", readonly=True)
    published_at = fields.Datetime(readonly=True)

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

        Stopping is never held up by a second person. Other programs of its combination group
        follow with what they said last where the group has changed, so that all agree about it.
        Returns the publication.
        """
        program.check_access("write")
        if not stops:
            program._check_examples()
        version = program._stopped_version() if stops else program._ensure_version(start)
        publication = self._keep(program, version, start, note, stops)
        for sibling in program._siblings_in_other_group(version):
            moved = sibling._version_in_group(version, start)
            note = self.env._("The group changed")
            words = sibling._last_publication().description
            publication |= self._keep(sibling, moved, start, note, description=words)
        publication._announce()
        return publication[0]

    @api.model
    def _keep(self, program, version, start=None, note="", stops=False, description=None):
        """Store that ``version`` was published, or waits for a second person.

        ``description`` is what it says in words, where that is not what stands in the form.
        """
        needs_check = program.company_id.loyalty_second_person and not stops
        values = {
            "program_id": program.id,
            "version_id": version.id,
            "state": "to_check" if needs_check else "published",
            "start": start,
            "stops": stops,
            "note": note,
            "description": description or "\n".join(program._describe()),
            "changes": program._changes_since_last(stops),
            "user_id": self.env.uid,
            "published_at": False if needs_check else fields.Datetime.now(),
        }
        with marked(self.env, OWN_STEP):
            return self.sudo().create(values)

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
        self._step("published", published_at=fields.Datetime.now())
        self._announce()

    def action_refuse(self):
        """Send it back to its author."""
        self.ensure_one()
        self._check_second_person()
        self._step("refused")

    def action_withdraw(self):
        """Take back what is not checked yet, or not yet in force in any shop."""
        self.ensure_one()
        self._check_marketer()
        is_planned = self.start and self.start > self._first_wall()
        if self.state != "to_check" and not (self.state == "published" and is_planned):
            raise UserError(
                self.env._("It is in force already: publish another version or stop the program.")
            )
        self._step("withdrawn")
        self._announce()

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
    def _first_zone(self, company):
        """The zone of the shop of ``company`` whose clock is ahead of all the others."""
        shops = self.env["stock.warehouse"].sudo().search([("company_id", "=", company.id)])
        now = fields.Datetime.now()
        zones = sorted({shop._loyalty_zone() for shop in shops})
        return max(zones, key=lambda zone: wall_text(now, zone), default="UTC")

    def _first_wall(self):
        """The wall time that has come in the first of the company's shops."""
        return wall_text(fields.Datetime.now(), self._first_zone(self.company_id))

    def _announce(self):
        """Tell open tills that programs changed; one without network asks when it is back."""
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
            by_start = {plan.start: plan for plan in sorted(plans._planned(zone))}
            current = max((start for start in by_start if start <= wall), default=None)
            versions |= versions.union(
                *(
                    plan.publication.version_id
                    for start, plan in by_start.items()
                    if start == current or start > wall
                )
            )
        return versions

    def _planned(self, zone):
        """These publications with the wall time of ``zone`` from which they hold."""
        return [Planned(p.start or wall_text(p.published_at, zone), p.id, p) for p in self]
