"""Shift: the cards of the drawer, counted at the till when it opens and when it closes."""

from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError

from ..ranges import count

MOST_STACKS = 500


class PosConfig(models.Model):
    """Tells the till whether there is anything to count."""

    _inherit = "pos.config"

    loyalty_counts_cards = fields.Boolean(
        string="Has Cards to Count", compute="_compute_loyalty_counts_cards"
    )

    @api.depends("company_id")
    def _compute_loyalty_counts_cards(self):
        runs = self.env["loyalty.medium.batch"].sudo()
        for config in self:
            received = [("company_id", "=", config.company_id.id), ("state", "=", "received")]
            config.loyalty_counts_cards = bool(runs.search_count(received, limit=1))


class PosSession(models.Model):
    """The cashier counts blind: what the register says is named after the count."""

    _inherit = "pos.session"

    def loyalty_count_cards(self, shift_end, stacks, employee=None, keep=False):
        """Compare what was counted in the drawer with the register; with ``keep`` post it.

        Posting the same count of the same end of the shift again changes nothing.

        :param str shift_end: ``opening`` or ``closing``
        :param list stacks: ``[first number, last number]``; without a last one a single card
        :param int employee: the cashier, where cashiers log in at the till
        :return: ``{"counted", "booked", "problems", "differences", "act"}``: numbers of cards,
            sentences, and the name of the posted act
        """
        self.ensure_one()
        self._loyalty_check_till_count(shift_end, stacks)
        act = self.env["loyalty.act"].sudo().new(self._loyalty_count_values(shift_end))
        spans, problems = self._loyalty_read_stacks(act, stacks)
        answer = {
            "counted": sum(map(count, spans.values())),
            "booked": sum(map(count, act._booked_spans().values())),
            "problems": problems or self._loyalty_nobody_answers(act),
            "differences": self._loyalty_difference_texts(act._differences(spans)),
            "act": False,
        }
        if keep and not answer["problems"]:
            kept = self._loyalty_kept_count(shift_end, spans)
            answer["act"] = (kept or self._loyalty_keep_count(shift_end, spans, employee)).name
        return answer

    def _loyalty_check_till_count(self, shift_end, stacks):
        """Only a cashier counts, a shift of her company that is not closed, in known words."""
        if not self.env.user.has_group("loyalty_discount.group_cashier"):
            raise AccessError(self.env._("Only cashiers count the cards of a till."))
        self.check_access("read")
        if self.state == "closed":
            raise UserError(self.env._("The shift %s is closed.", self.name))
        numbers = [number for stack in stacks for number in stack]
        if (
            shift_end not in ("opening", "closing")
            or len(stacks) > MOST_STACKS
            or any(len(stack) != 2 for stack in stacks)
            or not all(isinstance(number, str) for number in numbers)
        ):
            raise UserError(self.env._("The till sent a count that can't be read."))

    def _loyalty_count_values(self, shift_end):
        """Head of a drawer count of this shift."""
        return {
            "type": "drawer",
            "company_id": self.company_id.id,
            "shift_id": self.id,
            "shift_end": shift_end,
            "location_id": self.config_id.picking_type_id.default_location_src_id.id,
            "operation_date": fields.Date.context_today(self),
        }

    def _loyalty_read_stacks(self, act, stacks):
        """``({print run: spans}, problems)`` of what was counted."""
        lines = (" ".join(filter(None, map(str.strip, stack))) for stack in stacks)
        entry = self.env["loyalty.number.entry"].sudo().new({"text": "\n".join(lines)})
        entry.act_id = act
        ranges, problems = entry._read()
        spans = {}
        for line in ranges:
            spans.setdefault(line["batch"], []).append((line["first"], line["last"]))
        return spans, problems

    def _loyalty_nobody_answers(self, act):
        """A problem where no responsible person is named for the place of the till."""
        place, day = act.location_id, act.operation_date
        if self.env["loyalty.responsible"].sudo()._of_place(self.company_id, place, day):
            return []
        return [
            self.env._(
                "Nobody answers for the cards at %s. Name a responsible person in the back office "
                "first.",
                place.display_name,
            )
        ]

    def _loyalty_difference_texts(self, differences):
        """One sentence per print run and finding."""
        words = {"missing": self.env._("Missing"), "extra": self.env._("Not expected here")}
        return [
            self.env._(
                "%(finding)s, %(count)s: %(numbers)s",
                finding=words[finding],
                count=count(spans),
                numbers=batch._loyalty_text(spans),
            )
            for batch, finding, spans in differences
        ]

    def _loyalty_kept_count(self, shift_end, spans):
        """The posted count of that end of the shift, if it found just the same numbers."""
        posted = self.sudo().loyalty_drawer_count_ids.filtered(
            lambda act: act.state == "posted" and act.shift_end == shift_end
        )[:1]
        typed = posted.range_ids.filtered(lambda line: line.finding not in ("missing", "extra"))
        same = {run: sorted(own) for run, own in typed._spans_by_batch().items()} == {
            run: sorted(own) for run, own in spans.items()
        }
        return posted if posted and same else posted.browse()

    def _loyalty_keep_count(self, shift_end, spans, employee):
        """A posted drawer count; a draft that the back office began is finished."""
        acts = self.env["loyalty.act"].sudo()
        cashier = self.env["hr.employee"].sudo().browse(employee or 0).exists()
        cashier = cashier.filtered(lambda person: person.company_id == self.company_id)
        counted_by = self.env._(
            "Counted by %(who)s at %(till)s",
            who=cashier.name or self.env.user.name,
            till=self.config_id.name,
        )
        ranges = [
            Command.create(
                {
                    "batch_id": batch.id,
                    "first_number": batch._run().number(first),
                    "last_number": batch._run().number(last),
                }
            )
            for batch, own in spans.items()
            for first, last in own
        ]
        drafts = self.sudo().loyalty_drawer_count_ids.filtered(lambda act: act.state == "draft")
        act = drafts[:1] or acts.create(self._loyalty_count_values(shift_end))
        act.write({"shift_end": shift_end, "reason": counted_by})
        act.range_ids = [Command.clear(), *ranges]
        act.action_post()
        return act
