"""How the card readers of the tills are: what the tills told last, for the back office."""

from datetime import timedelta

from odoo import api, fields, models

STATES = ("absent", "opening", "ready", "error")
COUNTS = ("card", "refused", "scan", "repeated", "noise", "reconnects")
READERS_MAX = 20  # of one till
TEXT_MAX = 64  # characters of a name or a reason
SILENT_AFTER = timedelta(minutes=10)  # an open till tells at least its counts


class CardReader(models.Model):
    """One reader of one till; it holds counts and times, never what was read."""

    _name = "card.reader"
    _description = "Card Reader"
    _order = "config_id, transport, name"

    config_id = fields.Many2one(
        "pos.config", string="Point of Sale", required=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one(related="config_id.company_id", store=True)
    name = fields.Char(required=True, readonly=True)
    transport = fields.Char(
        readonly=True, help="How the reader reaches the till: wedge is the keyboard."
    )
    profile = fields.Char(readonly=True, help="The kind of reader, as in docs/hardware.md.")
    state = fields.Selection(
        [
            ("absent", "Not plugged in"),
            ("opening", "Opening"),
            ("ready", "Ready"),
            ("error", "Error"),
        ],
        readonly=True,
    )
    reason = fields.Char(
        readonly=True,
        help="busy: another program has it. permission: the agent may not open it. agent: the "
        "till does not reach its card agent.",
    )
    count_card = fields.Integer(string="Cards", readonly=True)
    count_refused = fields.Integer(string="Refused", readonly=True)
    count_scan = fields.Integer(string="Codes", readonly=True)
    count_repeated = fields.Integer(string="Repeated", readonly=True)
    count_noise = fields.Integer(string="Noise", readonly=True)
    count_reconnects = fields.Integer(string="Replugged", readonly=True)
    last_read = fields.Datetime(readonly=True)
    reported = fields.Datetime(readonly=True, help="When the till told this.")
    is_silent = fields.Boolean(compute="_compute_is_silent")

    _reader_unique = models.Constraint(
        "UNIQUE(config_id, transport, name)", "A till has each of its readers once."
    )

    @api.depends("reported")
    def _compute_is_silent(self):
        limit = fields.Datetime.now() - SILENT_AFTER
        for reader in self:
            reader.is_silent = not reader.reported or reader.reported < limit

    @api.model
    def _report(self, config, told):
        """Store what the till ``config`` told of its readers; readers it has no more go.

        :param list told: READER values of the agent's protocol, ``last_read_s`` in seconds ago
        """
        now = fields.Datetime.now()
        before = self.search([("config_id", "=", config.id)])
        known = {(one.transport, one.name): one for one in before}
        kept = self.browse()
        for values in (self._reported_values(one, now) for one in told[:READERS_MAX]):
            reader = known.get((values["transport"], values["name"]))
            if reader:
                reader.write(values)
            else:
                reader = self.create({"config_id": config.id, **values})
                known[values["transport"], values["name"]] = reader
            kept |= reader
        (before - kept).unlink()

    @api.model
    def _reported_values(self, told, now):
        """The values of one reader, whatever a till sent."""
        counts = told.get("counts")
        counts = counts if isinstance(counts, dict) else {}
        age, state = told.get("last_read_s"), told.get("state")
        is_age = isinstance(age, int) and 0 <= age < 10**9
        return {
            **{name: str(told.get(name) or "")[:TEXT_MAX] for name in ("transport", "profile")},
            "name": str(told.get("name") or "?")[:TEXT_MAX],
            "reason": str(told.get("reason") or "")[:TEXT_MAX],
            "state": state if state in STATES else "error",
            "last_read": now - timedelta(seconds=age) if is_age else False,
            "reported": now,
            **{f"count_{name}": _to_count(counts.get(name)) for name in COUNTS},
        }


def _to_count(value):
    """A count that fits, 0 for anything else."""
    return value if isinstance(value, int) and 0 <= value < 2**31 else 0
