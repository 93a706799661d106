"""Print run: spans of numbers on the move between places, checked number by number."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

SHOWN_NUMBERS = 10


class LoyaltyMediumBatch(models.Model):
    """Takes the register along when pieces move, in one statement per range."""

    _inherit = "loyalty.medium.batch"

    def _move_spans(self, spans, places):
        """Move the numbers of ``spans`` as ``places`` says.

        :param dict places: ``{from place: (to place, pieces)}``
        """
        self.ensure_one()
        self.env["loyalty.medium"].flush_model()
        self._check_in_stock(spans, self.env["stock.location"].concat(*places))
        for source, (target, pieces) in places.items():
            moved = sum(self._move_span(span, source, target) for span in spans)
            if moved != pieces:
                self._refuse_other_quantity(source, pieces, moved)
        self._after_register_change()

    def _move_span(self, span, source, target):
        """Set the place of the numbers of one span that lie at ``source``; returns how many."""
        self.env.cr.execute(
            SQL(
                """
                UPDATE loyalty_medium
                   SET location_id = %(target)s, write_uid = %(user)s, write_date = %(now)s
                 WHERE batch_id = %(batch)s AND serial BETWEEN %(first)s AND %(last)s
                   AND location_id = %(source)s
                """,
                target=target.id,
                user=self.env.uid,
                now=self.env.cr.now(),
                batch=self.id,
                first=span[0],
                last=span[1],
                source=source.id,
            )
        )
        return self.env.cr.rowcount

    def _refuse_other_quantity(self, source, pieces, moved):
        """The lines of the transfer take another quantity from a place than the numbers do."""
        raise UserError(
            self.env._(
                "%(run)s: the transfer takes %(pieces)s cards from %(place)s, but %(numbers)s of "
                "the numbers lie there.",
                run=self.name,
                pieces=pieces,
                place=source.display_name,
                numbers=moved,
            )
        )

    def _check_in_stock(self, spans, places):
        """Name the numbers that are unknown, elsewhere or out already."""
        problems = [text for span in spans for text in self._span_problems(span, places)]
        if not problems:
            return
        shown = problems[:SHOWN_NUMBERS]
        if len(problems) > len(shown):
            shown.append(self.env._("and %s more", len(problems) - len(shown)))
        raise UserError(
            self.env._(
                "%(run)s: these numbers are not in stock at %(place)s:\n%(problems)s",
                run=self.name,
                place=", ".join(places.mapped("display_name")),
                problems="\n".join(shown),
            )
        )

    def _span_problems(self, span, places):
        """One sentence per number of the span that can't be taken from ``places``."""
        in_span = Domain("batch_id", "=", self.id) & Domain("serial", ">=", span[0])
        in_span &= Domain("serial", "<=", span[1])
        cards = self.env["loyalty.medium"].search(
            in_span
            & (Domain("state", "!=", "stock") | Domain("location_id", "not in", places.ids)),
            order="serial",
            limit=SHOWN_NUMBERS * 10,
        )
        texts = [card._why_not_in_stock() for card in cards]
        length = span[1] - span[0] + 1
        unknown = length - self.env["loyalty.medium"].search_count(in_span)
        if unknown:
            texts.append(self.env._("%s numbers were not received yet", unknown))
        return texts

    def _loyalty_text(self, spans):
        """Spans of serials as printed numbers."""
        run = self._run()
        parts = [
            run.number(first) if first == last else f"{run.number(first)} – {run.number(last)}"
            for first, last in spans[:SHOWN_NUMBERS]
        ]
        return ", ".join(parts)


class LoyaltyMedium(models.Model):
    """Why a number can't be moved."""

    _inherit = "loyalty.medium"

    def _why_not_in_stock(self):
        """State or place of a number, as a sentence for the storekeeper."""
        if self.state != "stock":
            states = dict(self._fields["state"]._description_selection(self.env))
            return self.env._(
                "%(number)s is out already: %(state)s", number=self.number, state=states[self.state]
            )
        return self.env._(
            "%(number)s is at %(place)s",
            number=self.number,
            place=self.location_id.display_name or self.env._("no place"),
        )
