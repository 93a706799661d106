"""Points of core's programs: applied once, when the order becomes paid, within bounds."""

import json

from odoo import fields, models

from ..claim.coupons import EXPONENT, micro
from ..claim.points import Entry
from ..claim.settlement import TOLERANCE, settle
from ..claim.shares import spread
from .pos_order_judge import NotYet

POINT = 10**EXPONENT
#: What core's own slips can cause; the rest no till of ours says.
HARMLESS = ("cost_below", "points_gone")


class PosOrder(models.Model):
    """The till's point claim is settled by the stored lines; core writes the result.

    Core's engine stays in the till and core's writer on the server: between the two stand the
    bounds of :mod:`..claim.settlement`. What came of it is kept with the judgement: core's second
    call gets the same answer again, and returned goods take back their share.
    """

    _inherit = "pos.order"

    def _loyalty_moves_points(self):
        """Whether the order claims points, or has rewards that points pay for."""
        rewards = self.lines.filtered(lambda line: line.reward_id and line.is_reward_line)
        return bool((self.loyalty_point_claim or {}).get("coupons") or rewards)

    def _loyalty_settle_points(self):
        """Apply the point claim, if it was not. Idempotent.

        Rewards without a claim wait once for core's call, then their cards pay what they cost.
        """
        self.ensure_one()
        judgement = self.env["loyalty.judgement"]._of_order(self)
        if judgement.coupons:
            return
        claim = self.loyalty_point_claim or {"coupons": {}}
        if not claim["coupons"] and not judgement.attempts:
            raise NotYet(f"The points of {self.uuid} were not claimed yet.")
        self._loyalty_apply_points(judgement, claim["coupons"])

    def _loyalty_apply_points(self, judgement, coupons):
        """Settle ``coupons`` (:func:`..claim.coupons.clean_coupons`), write and report."""
        problems = []
        rows = self._loyalty_point_rows(coupons, problems)
        entries = [
            Entry(key, row["budget"], micro(row["points"]), tuple(row["line_codes"]))
            for key, row in rows.items()
        ]
        rewards = self.lines.filtered("is_reward_line").reward_id
        paying = [row["program"] for row in rows.values() if row["budget"]]
        facts = self._loyalty_point_facts(rewards.program_id.union(*paying))
        settled, cut = settle(entries, facts.costs, facts.budgets)
        data = self._loyalty_core_rows(rows, settled)
        answer, cards = self._loyalty_confirm_with_core(data)
        kept = {
            "v": 1,
            "answer": json.loads(json.dumps(answer, default=str)),
            "booked": self._loyalty_booked_points(settled, facts.gains, data, cards),
        }
        judgement.coupons = kept
        self._loyalty_report_points(judgement, problems + cut)
        self._loyalty_report_overdrawn(judgement, kept["booked"])
        if any(one.won for one in settled):
            self._loyalty_note_own_points(judgement)

    # -- what the claim names ----------------------------------------------------------------

    def _loyalty_point_rows(self, coupons, problems):
        """``{key: row}`` of the entries that mean a program and card of this shop.

        ``budget`` is the program that may give points, 0 where the card is somebody else's.
        """
        rows, entries = {}, sorted((int(key), entry) for key, entry in coupons.items())
        programs = self._loyalty_known("loyalty.program", [e["program_id"] for _key, e in entries])
        cards = self._loyalty_known("loyalty.card", [key for key, _entry in entries if key > 0])
        for key, entry in entries:
            program = programs.browse(entry["program_id"]) & programs
            card = cards.browse(key) & cards
            code = self._loyalty_row_problem(program, card, key)
            if code:
                problems.append((code, key, micro(entry["points"]), 0))
                continue
            own = self._loyalty_own_card(program) if key < 0 else card
            row = {**entry, "program": program, "budget": program.id, "points": entry["points"]}
            owner = card.partner_id if program.is_nominative else card.partner_id.browse()
            if owner and owner != self.partner_id:
                row["budget"] = 0
                problems.append(("points_stranger", key, micro(entry["points"]), 0))
            self._loyalty_check_code(row, problems, key)
            known = rows.setdefault(own.id or key, row)
            if known is not row:
                known["points"] += row["points"]
                known["line_codes"] += row["line_codes"]
        return rows

    def _loyalty_known(self, model, ids):
        """Those of ``ids`` that are records of ``model``, read at once."""
        records = self.env[model].with_context(active_test=False)
        return records.search_fetch([("id", "in", ids)]).with_env(self.env)

    def _loyalty_row_problem(self, program, card, key):
        """Why an entry is left out, or None."""
        if not program or (key > 0 and not card):
            return "points_gone"
        is_ours = program.company_id in (self.company_id, self.company_id.browse())
        is_core = program.program_type != "discount"
        if not is_ours or not is_core or card.program_id - program:
            return "points_foreign"
        if key < 0 and program.is_nominative and not self.partner_id:
            return "points_nobody"
        return None

    def _loyalty_own_card(self, program):
        """The card that the customer has in ``program`` already; two tills make only one."""
        if not program.is_nominative:
            return self.env["loyalty.card"]
        cards = self.env["loyalty.card"]
        cards._lock_making(program, self.partner_id)
        same = [("program_id", "=", program.id), ("partner_id", "=", self.partner_id.id)]
        return cards.search(same, order="id", limit=1)

    def _loyalty_check_code(self, row, problems, key):
        """Only gift cards bring a code, and none that another card has."""
        if row["program"].program_type != "gift_card":
            row.pop("code", None)
            row.pop("barcode", None)
        for name in ("code", "barcode"):
            known = row.get(name) and self.env["loyalty.card"].with_context(
                active_test=False
            ).search([("code", "=", row[name])])
            if known and (known.program_id != row["program"] or not known.active):
                row.pop(name)
                problems.append(("code_taken", key, 0, 0))

    # -- what core writes --------------------------------------------------------------------

    def _loyalty_core_rows(self, rows, settled):
        """The data of core's method; a card that would hold and pay nothing is not made."""
        data = {}
        for one in settled:
            key = one.entry.key
            row = rows.get(key) or self._loyalty_row_of_card(key)
            program = row["program"]
            is_empty = key < 0 and not one.costs and not program.is_nominative
            if is_empty and (one.points <= TOLERANCE or program.applies_on == "current"):
                continue
            expires = row.get("expiration_date") if program.program_type == "gift_card" else None
            data[key] = {
                "points": one.points / POINT,
                "program_id": program.id,
                "coupon_id": key,
                "line_codes": [cost.code for cost in one.costs],
                "expiration_date": expires or fields.Date.to_string(program.date_to) or False,
                **{name: row[name] for name in ("code", "barcode") if name in row},
            }
            if key > 0:
                data[key]["code"] = self.env["loyalty.card"].browse(key).code
        return data

    def _loyalty_row_of_card(self, key):
        """The row of a card that pays for a reward and was not in the claim."""
        return {"program": self.env["loyalty.card"].browse(key).program_id}

    def _loyalty_booked_points(self, settled, gains, data, cards):
        """What each card won and spent, by line, for returns.

        ``whole``: coupons for a next order are taken back once everything is returned.
        """
        booked = []
        for one in settled:
            key = one.entry.key
            program = self.env["loyalty.program"].browse(data.get(key, {}).get("program_id"))
            if not program or (key < 0 and program.applies_on == "current"):
                continue
            lines = spread(one.won, gains.get(program.id, {}))
            for cost in one.costs:
                lines[cost.lines[0]] = lines.get(cost.lines[0], 0) - cost.due
            booked.append(
                {
                    "card": cards.get(key) or self._loyalty_gift_card(data[key]).id,
                    "program": program.id,
                    "whole": program.applies_on == "future" and not program.is_payment_program,
                    "lines": lines,
                }
            )
        return booked

    def _loyalty_gift_card(self, row):
        """The gift card whose code was sold; core says nothing of those that existed."""
        cards = self.env["loyalty.card"]
        return cards.search([("code", "=", row["code"])]) if row.get("code") else cards

    # -- what is reported --------------------------------------------------------------------

    def _loyalty_report_points(self, judgement, problems):
        """One difference for each sort of problem."""
        for code in sorted({code for code, *_rest in problems}):
            cases = [
                {"card": key, "claimed": said / POINT, "found": found / POINT}
                for problem, key, said, found in problems
                if problem == code
            ]
            reason = "points" if code in HARMLESS else "tampered"
            self._loyalty_report_point_case(judgement, reason, code, cases)

    def _loyalty_report_overdrawn(self, judgement, booked):
        """Cards that gave more than they had: two tills offline, or a forged receipt."""
        cards = self.env["loyalty.card"].browse({row["card"] for row in booked} - {False})
        short = cards.filtered(lambda card: micro(card.points) < 0)
        if short:
            cases = [{"card": card.id, "points": card.points} for card in short]
            self._loyalty_report_point_case(judgement, "overdrawn", "points_overdrawn", cases)

    def _loyalty_note_own_points(self, judgement):
        """List a cashier who collects points at the own till: on whose receipts, a look shows."""
        if self.partner_id and self.partner_id in self._loyalty_cashiers():
            case = {"shown": self.env["loyalty.medium"], "moment": judgement.moment}
            partner, nobody = {"partner_id": self.partner_id.id}, self.env["hr.employee"]
            self._loyalty_note(case, "own", "flagged", nobody, **partner)

    def _loyalty_report_point_case(self, judgement, reason, code, cases):
        values = {"judgement_id": judgement.id, "params": {"points": cases}}
        self.env["loyalty.mismatch"]._report(self, reason, code, **values)
