"""Print run: spans of numbers on the move between places, checked number by number."""

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

SHOWN_NUMBERS = 10


class LoyaltyMediumBatch(models.Model):
    """Takes the register along when pieces move, in one statement per range."""

    _inherit = "loyalty.medium.batch"

    def _move_spans(self, spans, source, target, pieces):
        """Move the numbers of ``spans`` that lie at ``source`` to ``target``.

        Exactly ``pieces`` numbers must lie there, in stock; the others are named.
        """
        self.ensure_one()
        self.env["loyalty.medium"].flush_model()
        moved = sum(self._move_span(span, source, target) for span in spans)
        if moved != pieces:
            self._refuse_misplaced(spans, source, target, pieces - moved)
        self._after_register_change()

    def _move_span(self, span, source, target):
        """Set the place of the numbers of one span that lie in stock at ``source``."""
        self.env.cr.execute(
            SQL(
                """
                UPDATE loyalty_medium
                   SET location_id = %(target)s, write_uid = %(user)s, write_date = %(now)s
                 WHERE batch_id = %(batch)s AND serial BETWEEN %(first)s AND %(last)s
                   AND location_id = %(source)s AND state = 'stock'
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

    def _refuse_misplaced(self, spans, source, target, difference):
        """Name the numbers that are unknown, elsewhere or out already."""
        problems = [text for span in spans for text in self._span_problems(span, source, target)]
        shown = problems[:SHOWN_NUMBERS]
        if len(problems) > len(shown):
            shown.append(self.env._("and %s more", len(problems) - len(shown)))
        raise UserError(
            self.env._(
                "%(run)s: %(count)s of the numbers are not in stock at %(place)s:\n%(problems)s",
                run=self.name,
                count=abs(difference),
                place=source.display_name,
                problems="\n".join(shown),
            )
        )

    def _span_problems(self, span, source, target):
        """One sentence per number of the span that can't be taken from ``source``."""
        rows = self.env["loyalty.medium"].search(
            [
                ("batch_id", "=", self.id),
                ("serial", ">=", span[0]),
                ("serial", "<=", span[1]),
                ("location_id", "not in", (source | target).ids),
            ],
            order="serial",
        )
        out = self.env["loyalty.medium"].search(
            [
                ("batch_id", "=", self.id),
                ("serial", ">=", span[0]),
                ("serial", "<=", span[1]),
                ("state", "!=", "stock"),
            ],
            order="serial",
        )
        states = dict(out._fields["state"]._description_selection(self.env))
        known = self.env["loyalty.medium"].search_count(
            [("batch_id", "=", self.id), ("serial", ">=", span[0]), ("serial", "<=", span[1])]
        )
        texts = [
            self.env._(
                "%(number)s is out already: %(state)s", number=card.number, state=states[card.state]
            )
            for card in out
        ]
        texts += [
            self.env._(
                "%(number)s is at %(place)s",
                number=card.number,
                place=card.location_id.display_name or self.env._("no place"),
            )
            for card in rows - out
        ]
        if known < span[1] - span[0] + 1:
            texts.append(
                self.env._("%s numbers were not received yet", span[1] - span[0] + 1 - known)
            )
        return texts

    def _loyalty_text(self, spans):
        """Spans of serials as printed numbers."""
        run = self._run()
        parts = [
            run.number(first) if first == last else f"{run.number(first)} – {run.number(last)}"
            for first, last in spans[:SHOWN_NUMBERS]
        ]
        return ", ".join(parts)
