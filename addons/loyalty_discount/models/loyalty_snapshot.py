"""The list of program versions a till works with, and which till got which."""

from odoo import api, fields, models, tools

from ..claim.asked import limited_programs
from ..claim.moments import format_moment
from ..engine import prepare, snapshot_hash
from .pos_order_facts import CLOCK_TOLERANCE
from .transaction_mark import ANSWERING, marked, once


class LoyaltySnapshot(models.Model):
    """A set of program versions; written when a till fetches it, not at each edit."""

    _name = "loyalty.snapshot"
    _description = "Loyalty Program Snapshot"
    _inherit = ["loyalty.append.only", "pos.load.mixin"]
    _rec_name = "hash"
    _order = "id desc"

    hash = fields.Char(required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    version_ids = fields.Many2many("loyalty.program.version", string="Versions", readonly=True)
    delivery_ids = fields.One2many("loyalty.snapshot.delivery", "snapshot_id", readonly=True)
    # What goes to the till; but for the programs it is as old as the load. Never stored.
    programs = fields.Json(store=False)
    names = fields.Json(store=False)
    uses = fields.Json(store=False)
    foreign = fields.Json(store=False)
    earnings = fields.Json(store=False)
    as_of = fields.Char(store=False)

    _hash_unique = models.Constraint(
        "UNIQUE (company_id, hash)", "This snapshot is stored already."
    )

    @tools.ormcache("self.id")
    def _content(self):
        """The contents of the versions by program; its hash names it, so nobody may change it."""
        return self.version_ids.sorted("program_id")._parsed()

    @tools.ormcache("self.id")
    def _prepared(self):
        """The same as the engine reads it."""
        return prepare(self._content())

    @api.model
    def _for_config(self, config):
        """The snapshot in force at ``config`` now, stored if it is new."""
        key = ("snapshot", config.id)
        found = once(self.env, ANSWERING, key, lambda: self._find_in_force(config).ids)
        return self.sudo().browse(found)

    def _find_in_force(self, config):
        versions = config._get_discount_versions()
        name = snapshot_hash(versions.mapped("hash"))
        return self._find(config.company_id, name) or self._create_once(
            {
                "hash": name,
                "company_id": config.company_id.id,
                "version_ids": [(6, 0, versions.ids)],
            }
        )

    @api.model
    def _find(self, company, snapshot_hash, *domain):
        """The snapshot of ``company`` with this hash, or nothing."""
        named = [("company_id", "=", company.id), ("hash", "=", snapshot_hash)]
        return self.sudo().search_fetch([*named, *domain], ["hash"], limit=1)

    @api.model
    def _find_delivered(self, session, snapshot_hash, moment):
        """The snapshot with this hash, if a session of the till at ``moment`` got it.

        A till without network may sell on after its session was closed elsewhere: until the next
        one begins it is that session's still.

        :param session: the one that most likely got it, asked first
        """
        config = session.config_id
        begun = ("start_at", "<=", moment + CLOCK_TOLERANCE)
        own = [("config_id", "=", config.id)]
        was_open = ("stop_at", ">=", moment - CLOCK_TOLERANCE)
        open_then = [
            *own,
            *("|", ("start_at", "=", False), begun),
            *("|", ("stop_at", "=", False), was_open),
        ]
        given = session.filtered_domain(open_then) and self._find_given(session, snapshot_hash)
        if given:
            return given
        delivered = ("delivery_ids", "any", [("session_id", "any", open_then)])
        found = self._find(config.company_id, snapshot_hash, delivered)
        if found or not snapshot_hash:
            return found
        last = self.env["pos.session"].sudo().search([*own, begun], order="id desc", limit=1)
        delivered = ("delivery_ids.session_id", "=", last.id)
        return self._find(config.company_id, snapshot_hash, delivered)

    @api.model
    def _find_given(self, session, snapshot_hash):
        """The snapshot with this hash if ``session`` got it, or nothing."""
        try:
            return self.sudo().browse(self._given_id(session.id, snapshot_hash))
        except LookupError:
            return self.browse()

    @tools.ormcache("session_id", "snapshot_hash")
    def _given_id(self, session_id, snapshot_hash):
        """Each receipt asks for it. What was given stays given: only that is kept in memory."""
        named = ("snapshot_id.hash", "=", snapshot_hash)
        deliveries = self.env["loyalty.snapshot.delivery"].sudo()
        given = deliveries.search([("session_id", "=", session_id), named], limit=1)
        if not given:
            raise LookupError(snapshot_hash)
        return given.snapshot_id.id

    def _deliver_to(self, session):
        """Note that ``session`` works with this snapshot; twice is once."""
        self.ensure_one()
        deliveries = self.env["loyalty.snapshot.delivery"].sudo()
        if not session or deliveries.search_count(
            [("snapshot_id", "=", self.id), ("session_id", "=", session.id)], limit=1
        ):
            return
        deliveries._create_once({"snapshot_id": self.id, "session_id": session.id})

    # -- the till ----------------------------------------------------------------------------

    @api.model
    def _load_pos_data_fields(self, config):
        return ["hash", "programs", "names", "uses", "foreign", "earnings", "as_of"]

    @api.model
    def _load_pos_data_search_read(self, data, config):
        snapshot = self._for_config(config)
        snapshot._deliver_to(config.current_session_id)
        programs, zone = snapshot.sudo().version_ids.program_id, config.loyalty_timezone
        now = fields.Datetime.now()
        day = config._loyalty_day(now)
        return [
            {
                "id": snapshot.id,
                "hash": snapshot.hash,
                "programs": snapshot._content(),
                "names": {str(p.id): p.name for p in programs},
                "uses": snapshot._counters(self.env["loyalty.medium"], config, day),
                "foreign": self.env["loyalty.group"]._foreign_for_till(config.company_id),
                "earnings": {str(p.id): p._earnings_for_till(zone) for p in programs},
                "as_of": format_moment(now),
            }
        ]

    def _counters(self, medium, config, day):
        """The server's counters of the programs that have limits, for the holder of a card.

        :param medium: ``loyalty.medium`` that was shown, or empty
        :param day: date on the wall of the shop of ``config``
        """
        limited = limited_programs(self._content())
        programs = self.env["loyalty.program"].sudo().browse(limited).exists()
        shop = config.sudo().picking_type_id.warehouse_id
        return self.env["loyalty.use"].sudo()._counters(programs, medium, shop, day)

    @api.model
    def fetch_for_till(self, config_id):
        """What a till loads of programs, for one that is open already.

        :param config_id: the till
        :return: rows by model, as the till loads them
        :raise AccessError: for a user who is no cashier or a till of another company
        """
        config = self.env["loyalty.medium"]._checked_config(config_id)
        rows = {}
        with marked(self.env, ANSWERING, {}):
            for name in ("loyalty.snapshot", "loyalty.tier", "loyalty.message"):
                rows[name] = self.env[name]._load_pos_data_search_read(rows, config)
        return rows


class LoyaltySnapshotDelivery(models.Model):
    """A session that was given a snapshot; the judge accepts it from that till."""

    _name = "loyalty.snapshot.delivery"
    _description = "Loyalty Snapshot Delivery"
    _inherit = ["loyalty.append.only"]
    _order = "id desc"

    snapshot_id = fields.Many2one(
        "loyalty.snapshot", required=True, readonly=True, index=True, ondelete="cascade"
    )
    session_id = fields.Many2one(
        "pos.session", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="snapshot_id.company_id", store=True, index=True)
    moment = fields.Datetime(default=fields.Datetime.now, required=True, readonly=True)

    _once = models.Constraint(
        "UNIQUE (snapshot_id, session_id)", "This session has the snapshot already."
    )
