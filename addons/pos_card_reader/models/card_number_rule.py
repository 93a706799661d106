"""Number rules: what the card numbers of the shop look like.

The model stores a rule and hands it to the pure package `codec`, which reads
cards by it on the server and, as its twin, at the till.
"""

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ..codec import (
    NUMBER_LENGTH_MAX,
    SOURCES,
    Rule,
    check_number,
    decode,
    find_problem,
    looks_like_tracks,
)
from .reason_text import pattern_problem_text, reason_text

SCAN_PREFIX_MIN = 2
EAN13_LENGTH = 13


class CardNumberRule(models.Model):
    _name = "card.number.rule"
    _inherit = ["pos.load.mixin", "card.cached.settings"]
    _description = "Card Number Rule"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(
        default=10,
        help="Rules are tried in this order; the first one that knows a card wins.",
    )
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        index=True,
        help="Leave empty to read these cards in all companies.",
    )
    prefix = fields.Char(
        help="The characters every number starts with, for example 9200. Rules for "
        "barcodes need one, so that goods are never taken for cards.",
    )
    length_min = fields.Integer(
        string="Shortest Number",
        default=8,
        required=True,
        help="Characters, with prefix and check digit.",
    )
    length_max = fields.Integer(
        string="Longest Number",
        default=19,
        required=True,
        help="Characters, with prefix and check digit.",
    )
    check_digit = fields.Selection(
        selection=[
            ("none", "None"),
            ("luhn", "Luhn"),
            ("ean13", "EAN-13"),
            ("mod10_31", "Modulo 10, weights 3 1"),
            ("mod10_731", "Modulo 10, weights 7 3 1"),
        ],
        default="none",
        required=True,
        help="How the last digit is computed from the others.",
    )
    pattern = fields.Char(
        help="Only if the number is not the first field of the track or the whole of "
        "the code: a regular expression for all that is read, with the number in the "
        "group (?P<number>...). Example: %?L(?P<number>[0-9]{9})[0-9]{2}",
    )
    uid_format = fields.Selection(
        selection=[
            ("hex_be", "Hexadecimal, first byte first"),
            ("hex_le", "Hexadecimal, last byte first"),
            ("dec_be", "Decimal, first byte first"),
            ("dec_le", "Decimal, last byte first"),
        ],
        string="Chip Number Typed as",
        help="For RFID readers that type like a keyboard: codes and typed text are serial "
        "numbers of chips. They are kept in hexadecimal, first byte first, as contactless "
        "readers tell them.",
    )
    source_track1 = fields.Boolean(string="Magnetic Track 1", default=True)
    source_track2 = fields.Boolean(string="Magnetic Track 2", default=True)
    source_track3 = fields.Boolean(string="Magnetic Track 3")
    source_barcode = fields.Boolean(string="Barcode", default=True)
    source_qr = fields.Boolean(string="QR Code")
    source_chip = fields.Boolean(
        string="Contactless Chip",
        help="The serial number of a contactless card, in hexadecimal. It is no secret: "
        "never let it alone decide about money.",
    )
    source_keyed = fields.Boolean(string="Typed by Hand", default=True)
    sample = fields.Char(
        help="What a reader delivers for one of these cards, for example ;9200000000015?. "
        "Never use a payment card here.",
    )
    sample_result = fields.Char(
        string="Reads as",
        compute="_compute_sample_result",
        help="What this rule reads from the sample, or why it refuses.",
    )

    _length_check = models.Constraint(
        f"CHECK(length_min BETWEEN 1 AND length_max AND length_max <= {NUMBER_LENGTH_MAX})",
        "The shortest number has 1 character or more, the longest 32 or fewer, and the "
        "shortest can't be longer than the longest.",
    )

    @api.depends(
        "sample",
        "prefix",
        "length_min",
        "length_max",
        "check_digit",
        "pattern",
        "uid_format",
        *[f"source_{source}" for source in SOURCES],
    )
    def _compute_sample_result(self):
        for rule in self:
            rule.sample_result = rule._read_sample()

    def _read_sample(self):
        """Return in words what the rule makes of its sample."""
        result = self._decode_sample()
        if not result:
            return False
        if result["kind"] == "card":
            return self.env._("Number %(number)s", number=result["number"])
        return reason_text(self.env, result["reason"])

    def _decode_sample(self):
        """Return what this rule alone reads from its sample, {} without one."""
        if not self.sample:
            return {}
        return decode(self.sample, self._sample_source(), [self._codec_rule()]).as_dict()

    def _sample_source(self):
        """A sample with sentinels is a swipe, any other is what the rule reads best."""
        if looks_like_tracks(self.sample):
            return "swipe"
        sources = self._sources()
        order = ("barcode", "qr", "keyed", *SOURCES)
        return next((source for source in order if source in sources), "barcode")

    @api.constrains(
        "prefix", "length_min", "check_digit", "source_barcode", "source_qr", "uid_format"
    )
    def _check_prefix(self):
        for rule in self:
            prefix = rule.prefix or ""
            if prefix and not (prefix.isascii() and prefix.isalnum()):
                raise ValidationError(self.env._("The prefix may hold letters and digits only."))
            if rule.check_digit != "none" and not (prefix + "0").isdigit():
                raise ValidationError(
                    self.env._("A number with a check digit has digits only, its prefix too.")
                )
            if len(prefix) > rule.length_min:
                raise ValidationError(self.env._("The prefix is longer than the shortest number."))
            # Ten decimal digits are no code of goods; eight hexadecimal ones can be an EAN-8.
            is_decimal = (rule.uid_format or "").startswith("dec")
            is_scanned = rule.source_barcode or rule.source_qr
            if is_scanned and not is_decimal and len(prefix) < SCAN_PREFIX_MIN:
                raise ValidationError(
                    self.env._(
                        "A rule that reads barcodes or QR codes needs a prefix of %(count)s or "
                        "more characters: without it goods could be taken for cards.",
                        count=SCAN_PREFIX_MIN,
                    )
                )

    @api.constrains("check_digit", "length_min", "length_max")
    def _check_ean13_length(self):
        for rule in self:
            lengths = {rule.length_min, rule.length_max}
            if rule.check_digit == "ean13" and lengths != {EAN13_LENGTH}:
                raise ValidationError(
                    self.env._("An EAN-13 number has 13 digits: set both lengths to 13.")
                )

    @api.constrains("pattern")
    def _check_pattern(self):
        for rule in self:
            problem = find_problem(rule.pattern) if rule.pattern else ""
            if problem:
                raise ValidationError(pattern_problem_text(self.env, problem))

    @api.constrains(*[f"source_{source}" for source in SOURCES])
    def _check_sources(self):
        for rule in self:
            if not rule._sources():
                raise ValidationError(
                    self.env._("Choose where the number may come from: a track, a code, typing.")
                )

    @api.constrains("sample", "prefix")
    def _check_sample_is_no_payment_card(self):
        for rule in self:
            if rule._decode_sample().get("reason") == "payment_card":
                raise ValidationError(
                    self.env._("The sample is a payment card number. It can't be stored.")
                )

    def _sources(self):
        """Return the sources this rule reads, as the codec names them."""
        self.ensure_one()
        return tuple(source for source in SOURCES if self[f"source_{source}"])

    def _codec_rule(self):
        """Return this rule as a value of the pure codec."""
        self.ensure_one()
        return Rule(
            id=self.id or 0,
            prefix=self.prefix or "",
            length_min=self.length_min,
            length_max=self.length_max,
            check_digit=self.check_digit,
            pattern=self.pattern or "",
            sources=self._sources(),
            uid_format=self.uid_format or "",
        )

    @api.model
    @tools.ormcache("company.id")
    def _rules_of(self, company):
        """Return the active rules of `company` as the codec takes them, in their sequence."""
        rules = self.sudo().search([("company_id", "in", [False, company.id])])
        return tuple(rule._codec_rule() for rule in rules)

    @api.model
    def _decode(self, frame, source, company):
        """Read a frame as the till does.

        :param frame: text as the reader delivered it
        :param source: swipe, scan, tap, keyed, or a source of the codec
        :return: dict ``{"kind": "card", "number", "source", "rule", "warnings"}`` or
            ``{"kind": "refused", "reason", "source", "detail"}``
        """
        return decode(frame, source, self._rules_of(company)).as_dict()

    @api.model
    def _check_number(self, number, source, company):
        """Check a number that was extracted before, for example by the till.

        :param source: as in `_decode`, or False for any
        :return: as `_decode`
        """
        return check_number(number, source or "", self._rules_of(company)).as_dict()

    @api.model
    def _load_pos_data_domain(self, data, config):
        """The till reads the cards of its company and those of all companies."""
        return [("company_id", "in", [False, config.company_id.id])]

    @api.model
    def _load_pos_data_fields(self, config):
        """The fields the codec of the till needs."""
        sources = [f"source_{source}" for source in SOURCES]
        rule = ["prefix", "length_min", "length_max", "check_digit", "pattern", "uid_format"]
        return ["id", "name", "sequence", *rule, *sources]

    @api.model
    def _server_date_to_domain(self, domain):
        """Rules are few and must be exact: a till always takes them all."""
        return domain
