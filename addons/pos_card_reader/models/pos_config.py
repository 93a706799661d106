"""The card agent of a till, and how the till's readers are."""

from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

TOKEN_MIN = 16  # characters, as the agent asks for
KEY_GAP_MIN, KEY_GAP_MAX = 20, 150  # milliseconds
AGENT_FIELDS = ("card_agent_url", "card_agent_token")


class PosConfig(models.Model):
    _inherit = "pos.config"

    card_agent_url = fields.Char(
        string="Card Agent",
        help="Address of the card agent beside the till or in the POS box, for example "
        "http://127.0.0.1:9205. Leave it empty for readers that type like a keyboard.",
    )
    card_agent_token = fields.Char(
        groups="point_of_sale.group_pos_user",
        copy=False,
        help="The token of this till in the settings of the agent.",
    )
    card_reader_key_gap = fields.Integer(
        string="Slowest Key",
        default=50,
        help="Milliseconds between two keys of the slowest reader that types like a keyboard. "
        "With more, slow readers are told from a person too; keys such as % and ; appear so "
        "much later when somebody types them.",
    )
    card_reader_simulated = fields.Boolean(
        string="Simulated Card Reader",
        help="The screen that tries readers also has a reader that needs no hardware. For "
        "demonstrations and training.",
    )

    def read(self, fields=None, load="_classic_read"):
        """Read; who names no field gets nothing of the agent.

        Core hands whole tills to others than their pages: to visitors who order by themselves,
        as superuser, and to everybody who listens to the till's bus.
        """
        found = super().read(fields, load)
        if fields:
            return found
        return [{key: row[key] for key in row if key not in AGENT_FIELDS} for row in found]

    @api.constrains("card_agent_url")
    def _check_card_agent_url(self):
        for config in self.filtered("card_agent_url"):
            try:
                parts = urlsplit(config.card_agent_url)
                is_sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
            except ValueError:
                is_sound = False
            if not is_sound or parts.path.strip("/") or parts.query or parts.username:
                raise ValidationError(
                    self.env._("The card agent's address must be like http://127.0.0.1:9205.")
                )

    @api.constrains("card_reader_key_gap")
    def _check_card_reader_key_gap(self):
        for config in self:
            if not KEY_GAP_MIN <= config.card_reader_key_gap <= KEY_GAP_MAX:
                raise ValidationError(
                    self.env._(
                        "The slowest key of a card reader takes from %(least)s to %(most)s "
                        "milliseconds.",
                        least=KEY_GAP_MIN,
                        most=KEY_GAP_MAX,
                    )
                )

    @api.constrains("card_agent_url", "card_agent_token")
    def _check_card_agent_token(self):
        for config in self.sudo().filtered("card_agent_url"):
            if len(config.card_agent_token or "") < TOKEN_MIN:
                raise ValidationError(
                    self.env._(
                        "The card agent asks for a token of %(count)s or more characters: copy "
                        "that of this till from the settings of the agent.",
                        count=TOKEN_MIN,
                    )
                )

    def report_card_readers(self, readers):
        """Take what the till tells of its readers: states, counts, ages, nothing that was read.

        :param list readers: see `card.reader`; what is no list of objects is refused
        :raise AccessError: for a user who does not work at tills of this company
        """
        self.ensure_one()
        if not self.env.user.has_group("point_of_sale.group_pos_user"):
            raise AccessError(self.env._("Only users of the point of sale report its readers."))
        self.check_access("read")
        if not isinstance(readers, list) or not all(isinstance(one, dict) for one in readers):
            raise ValidationError(self.env._("Readers are reported as a list of objects."))
        self.env["card.reader"].sudo()._report(self.sudo(), readers)
        return True
