"""Both sides of a difference for people: line by line, what was found, what the till said."""

from markupsafe import Markup

from odoo.tools import format_datetime

from odoo.addons.pos_card_reader.codec import mask_number

from ..claim.moments import parse_moment
from ..claim.parse import parse_claim

ROW = Markup("<tr class='%s'><td>%s</td><td>%s</td><td>%s</td></tr>")
TABLE = Markup("<table class='table table-sm'><thead>%s</thead><tbody>%s</tbody></table>")
DIFFERS = "text-danger fw-bold"


class MismatchTable:
    """Makes tables of one ``loyalty.mismatch``; what they were made of is in its Json fields."""

    def __init__(self, mismatch):
        self.mismatch = mismatch
        self.env = mismatch.env
        self.lines = {line.uuid: line for line in mismatch.order_id.sudo().lines}

    def by_line(self):
        """The discount of each line, as granted and as found, and what else was found."""
        rows = [*self._discount_rows(), *self._param_rows()]
        return self._table((self.env._("Granted"), self.env._("By the Server")), rows)

    def claim(self):
        """What the till said with the receipt."""
        said = (self.mismatch.claimed or {}).get("claim")
        claim, _problem = parse_claim(said or self.mismatch.order_id.sudo().loyalty_claim or None)
        facts = self._claim_facts(claim) if claim else ()
        rows = [("", name, value, "") for name, value in facts if value]
        return self._table(("", ""), rows)

    # -- rows: (class, what, left, right) ------------------------------------------------------

    def _table(self, heads, rows):
        if not rows:
            return False
        head = ROW % ("", self.env._("Line"), *heads) if any(heads) else Markup()
        return TABLE % (head, Markup().join(ROW % row for row in rows))

    def _discount_rows(self):
        granted, found = ((side or {}).get("lines") or {} for side in self._sides())
        return [
            (
                DIFFERS if granted.get(key, 0) != found.get(key, 0) else "",
                self._line(key),
                self._minor(granted.get(key, 0)),
                self._minor(found.get(key, 0)),
            )
            for key in sorted(granted.keys() | found.keys(), key=self._line)
        ]

    def _sides(self):
        return self.mismatch.claimed, self.mismatch.found

    def _param_rows(self):
        params = self.mismatch.params or {}
        cases = params["points"] if isinstance(params.get("points"), list) else []
        points = [self._point_row(case) for case in cases]
        return points or [self._param_row(key, value) for key, value in sorted(params.items())]

    def _point_row(self, case):
        card = self.env["loyalty.card"].browse(case["card"]).exists() if case["card"] else None
        name = card.display_name if card else self.env._("Points")
        return "", name, case.get("claimed", case.get("points")), case.get("found", "")

    def _param_row(self, key, value):
        if isinstance(value, dict):  # of a line: what was charged, and what should have been
            right = value.get("list", value.get("product"))
            return DIFFERS, self._line(key), self._value(value.get("charged")), self._value(right)
        if key in self.lines:
            return DIFFERS, self._line(key), f"{value:g} %", ""
        if key == "user":
            value = self.env["res.users"].sudo().browse(value).name
        return "", self._label(key), self._value(value), ""

    def _claim_facts(self, claim):
        card, facts = claim["card"] or {}, claim["facts"] or {}
        number, holder = card.get("number"), facts.get("holder") or {}
        presented = self.env["loyalty.judgement"]._fields["presented"]
        ways = dict(presented._description_selection(self.env))
        yield self.env._("Card"), mask_number(number) if number else ""
        yield self.env._("Card Was"), ways.get(card.get("presented"))
        yield self.env._("Payment asked for"), self._moment(claim["moment"])
        yield self.env._("Card data of"), self._moment(facts.get("as_of"))
        yield self.env._("Level"), self._levels(holder.get("memberships") or {})
        yield self.env._("Programs"), (claim["snapshot"] or "")[:8]

    # -- words ---------------------------------------------------------------------------------

    def _moment(self, text):
        moment = parse_moment(text)
        return moment and format_datetime(self.env, moment)

    def _levels(self, memberships):
        levels = {one["level"] for one in memberships.values()} - {None}
        return ", ".join(self.env["loyalty.tier"].browse(sorted(levels)).exists().mapped("name"))

    def _line(self, key):
        line = self.lines.get(key)
        return f"{line.qty:g} x {line.product_id.display_name}" if line else key

    def _minor(self, minor):
        currency = self.mismatch.currency_id
        return currency.format(minor / 10**currency.decimal_places)

    def _value(self, value):
        """A price, a list of taxes, lines or fields, or a word."""
        if isinstance(value, float):
            return self.mismatch.currency_id.format(value)
        if isinstance(value, list) and value and all(isinstance(one, int) for one in value):
            return ", ".join(self.env["account.tax"].browse(value).exists().mapped("name"))
        if isinstance(value, list):
            return ", ".join(self._line(str(one)) for one in value)
        return self._line(value) if isinstance(value, str) else value

    def _label(self, key):
        return {
            "asked": self.env._("Asked for"),
            "card": self.env._("Card"),
            "error": self.env._("Error"),
            "fields": self.env._("Changed"),
            "line": self.env._("Line"),
            "lines": self.env._("Lines"),
            "lines_total": self.env._("Sum of the lines"),
            "paid": self.env._("Paid"),
            "user": self.env._("By"),
        }.get(key, key)
