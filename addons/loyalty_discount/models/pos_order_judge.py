"""The judge: what a paid order was granted, and what the server finds (docs/contracts.md, 9)."""

import logging

from odoo import fields, models

from ..claim.moments import parse_moment
from ..claim.parse import parse_claim
from ..claim.tenders import confirmed_payments
from ..claim.verdict import Evidence, older_facts_code, reason_of
from ..engine import EngineError, digest, evaluate
from .loyalty_judgement import PASSED_ON
from .pos_order_facts import CLOCK_TOLERANCE, facts_known_at
from .pos_order_presented import is_customer
from .pos_order_spend import spend_of
from .transaction_mark import SETTLING, mark, marked

_logger = logging.getLogger(__name__)


class NotYet(Exception):
    """The order can't be judged before another one was."""


class PosOrder(models.Model):
    """Judges once, at the moment the order becomes paid, and never refuses a sale."""

    _inherit = "pos.order"

    def action_pos_order_paid(self):
        result = super().action_pos_order_paid()
        self._loyalty_settle()
        return result

    def _loyalty_settle(self):
        """Cards, judgement, core's points, each in a savepoint; what fails waits for the cron."""
        self.ensure_one()
        order = self.sudo().with_company(self.company_id)
        self.env.flush_all()  # what fails here is not ours and not to be parked
        with marked(self.env, SETTLING, {}):
            order._loyalty_take_steps()

    def _loyalty_take_steps(self):
        """Each step on its own; the first that fails is parked and ends it."""
        for step in self._loyalty_steps():
            try:
                with self.env.cr.savepoint():
                    step()
            except PASSED_ON:
                raise
            except NotYet as reason:
                self._loyalty_park(reason)
            except Exception as error:
                _logger.exception("Order %s is paid and will be judged later", self.uuid)
                self._loyalty_park(repr(error))
                return

    def _loyalty_park(self, error):
        """Leave it to the cron; what the broken step read or made is forgotten."""
        mark(self.env, SETTLING).clear()
        self.env["loyalty.judgement"]._park(self, error)

    def _loyalty_steps(self):
        """What is done for a paid order, in this order; each step changes nothing twice."""
        sells = any(line._is_card_line() for line in self.lines)
        cards = [self._loyalty_sell_cards] if sells else []
        points = [self._loyalty_settle_points] if self._loyalty_moves_points() else []
        return *cards, self._loyalty_judge, *points

    def _loyalty_judge(self):
        """Store judgement, journal, spend and differences of this order. Idempotent."""
        self.ensure_one()
        judgements = self.env["loyalty.judgement"]
        known = judgements._of_order(self)
        if known.judged_at:
            known.write({"state": "judged", "error": False})
            return
        refunds = self._loyalty_refunds()
        case = self._loyalty_investigate()
        values = {**self._loyalty_record(case), "error": False}
        joined = self._loyalty_joined()
        case["medium"] = case["medium"] or joined[:1]  # the joining receipt counts as spend
        counted = self._loyalty_count(case["medium"], case["moment"])
        judgement = judgements._store(self, {**values, "spend": spend_of(counted)}, known)
        self._loyalty_book_sale(judgement, case)
        self._loyalty_book_spend(judgement, case["medium"], case["moment"], counted)
        self._loyalty_book_uses(judgement, case)
        self._loyalty_book_points(judgement, case)
        self._loyalty_book_refunds(judgement, refunds)
        self._loyalty_report_case(judgement, case)
        self._loyalty_check_join(judgement, joined)
        self._loyalty_note_exceptions(case)

    # -- finding out -------------------------------------------------------------------------

    def _loyalty_investigate(self):
        """Everything the judge found, as a plain dictionary."""
        claim, problem = parse_claim(self.loyalty_claim or None)
        case = {
            "claim": claim,
            "problems": [] if problem in (None, "no_claim") else [problem],
            "granted": self._loyalty_granted(),
            "snapshot": self.env["loyalty.snapshot"],
            "medium": self.env["loyalty.medium"],
            "right": "full",
            "asked": {},
            "shown": self.env["loyalty.medium"],
            "basket": None,
            "decision": None,
            "own_basket": None,
            "own_decision": None,
            "is_older": False,  # whether the till counted with other numbers than the server
        }
        case["moment"] = self._loyalty_moment(claim, case["problems"])
        if claim:
            case["snapshot"] = self._loyalty_snapshot(claim, case["moment"], case["problems"])
            case["medium"] = self._loyalty_medium(claim, case["moment"], case["problems"])
            self._loyalty_weigh_account(case)
            self._loyalty_try_to_decide(case)
        return case

    def _loyalty_try_to_decide(self, case):
        """Decide; an order the engine can't count is judged as unjudgeable, not tried again."""
        try:
            self._loyalty_decide(case)
        except EngineError:
            case["problems"].append("unjudgeable")
            case.update(basket=None, decision=None, own_basket=None, own_decision=None)

    def _loyalty_granted(self):
        """What the receipt gave, by line id; only lines with a discount of ours."""
        lines = self.lines.filtered(lambda line: not line.refunded_orderline_id)
        return {
            line.uuid: line.discount_engine_minor for line in lines if line.discount_engine_minor
        }

    def _loyalty_moment(self, claim, problems):
        """When payment was asked for; a clock that runs ahead or far behind is not believed."""
        now = fields.Datetime.now()
        moment = claim and parse_moment(claim["moment"])
        if not moment:
            return min(self.date_order or now, now)
        if moment > now + CLOCK_TOLERANCE:
            problems.append("moment_in_future")
            return now
        began = self._loyalty_session(claim).start_at
        if began and moment < began - CLOCK_TOLERANCE:
            problems.append("moment_before_session")
            return now
        return moment

    def _loyalty_session(self, claim):
        """The session in which the till sold: of an order that came late the one it named."""
        late = self.env["pos.session"].browse(claim["late"] or ()).exists()
        return late.filtered(lambda one: one.config_id == self.config_id) or self.session_id

    def _loyalty_snapshot(self, claim, moment, problems):
        """The snapshot the price is judged by: the claimed one if this till had it then."""
        snapshots = self.env["loyalty.snapshot"]
        delivered = snapshots._find_delivered(self.session_id, claim["snapshot"], moment)
        if delivered:
            return delivered
        claimed = snapshots._find(self.company_id, claim["snapshot"])
        current = snapshots._for_config(self.config_id)
        if claim["snapshot"] and claimed != current:
            problems.append("snapshot_not_delivered" if claimed else "snapshot_unknown")
        return current

    def _loyalty_medium(self, claim, moment, problems):
        """The card of the claim, if it was good when it was used."""
        mediums = self.env["loyalty.medium"]
        card = claim["card"]
        if not card:
            return mediums
        if is_customer(card):
            return self._loyalty_customer_account(card)
        if not mediums._number_rule(card["number"], card["presented"], self.company_id):
            problems.append("bad_number")
            return mediums
        medium = mediums._find_number(card["number"], self.company_id)
        if not medium:
            problems.append("card_unknown")
            return mediums
        if medium.state != "active":
            known_at = facts_known_at(claim["facts"], moment) or self._loyalty_now()
            if medium._state_known_at(known_at) != "active":
                problems.append(f"card_{medium.state}")
                if medium.state == "stock":
                    medium._touch()
                return mediums
        return medium

    def _loyalty_now(self):
        return fields.Datetime.now()

    def _loyalty_decide(self, case):
        """Evaluate with the facts that were true for the till, and with the server's own."""
        programs = case["snapshot"]._prepared()
        holder, uses = self._loyalty_own_facts(case)
        claimed = self._loyalty_claimed_facts(case, holder, uses)
        case["basket"] = self._loyalty_basket_of(case, *claimed)
        case["decision"] = evaluate(programs, case["basket"])
        own = (holder if claimed[0] else None), uses  # a card only noted gives nothing either way
        if own != claimed:
            case["own_basket"] = self._loyalty_basket_of(case, *own)
            case["own_decision"] = evaluate(programs, case["own_basket"])

    def _loyalty_basket_of(self, case, holder, uses):
        """The basket of this case with one set of facts."""
        programs, claim = case["snapshot"]._content(), case["claim"]
        basket = self._loyalty_basket(case["moment"], holder, programs, uses, claim["begun"])
        basket["payments"] = confirmed_payments(claim["payments"], basket["payments"])
        return basket

    # -- keeping it --------------------------------------------------------------------------

    def _loyalty_record(self, case):
        """The fields of the judgement."""
        return {
            "state": "judged",
            "judged_at": fields.Datetime.now(),
            "moment": case["moment"],
            "snapshot_id": case["snapshot"].id,
            "medium_id": case["medium"].id,
            "presented": self._loyalty_presented(case["claim"]),
            "basket": case["basket"],
            "facts": case["basket"] and case["basket"]["holder"],
            "decision": case["decision"],
            "problems": case["problems"],
            "waiting_number": "card_stock" in case["problems"] and case["claim"]["card"]["number"],
        }

    def _loyalty_report_case(self, judgement, case):
        """Differences between what was granted and what the server finds."""
        found = _decided(case["decision"])
        evidence = Evidence(
            claim=case["claim"],
            problems=tuple(case["problems"]),
            granted=case["granted"],
            decided=found,
            basket_digest=digest(case["basket"]),
            decision_digest=digest(case["decision"]),
        )
        verdict = reason_of(evidence)
        if verdict:
            self._loyalty_report(judgement, *verdict, case["granted"], found)
        own = case["own_decision"] and _decided(case["own_decision"])
        if not verdict and own is not None and own != found:
            code = older_facts_code(case["basket"], case["own_basket"])
            self._loyalty_report(judgement, "older_facts", code, case["granted"], own)
        self._loyalty_report_card_state(judgement, case)
        self._loyalty_report_prices(judgement)
        self._loyalty_report_programs(judgement)

    def _loyalty_report_card_state(self, judgement, case):
        """A card that was good when the till asked, and is not any more, leaves a trace."""
        medium = case["shown"]
        if medium and medium.state != "active":
            self.env["loyalty.mismatch"]._report(
                self,
                "older_facts",
                f"card_{medium.state}",
                judgement_id=judgement.id,
                params={"card": medium.masked_number},
            )

    def _loyalty_report_programs(self, judgement):
        """Programs that the engine had to leave out; each once until somebody looks at it."""
        rows = (judgement.decision or {"programs": []})["programs"]
        for row in rows:
            if row["code"] == "program_error":
                self.env["loyalty.mismatch"]._report_program(self, judgement, row)

    def _loyalty_report(self, judgement, reason, code, granted, found, **values):
        unit = 10**self.currency_id.decimal_places
        self.env["loyalty.mismatch"]._report(
            self,
            reason,
            code,
            judgement_id=judgement.id,
            claimed={"lines": granted, "claim": self.loyalty_claim or None},
            found={"lines": found, "decision": judgement.decision or None},
            amount_claimed=sum(granted.values()) / unit,
            amount_found=sum(found.values()) / unit,
            **values,
        )


def _decided(decision):
    """What a decision takes off, by line id; only lines with a discount."""
    lines = decision["lines"] if decision else []
    return {line["id"]: line["discount_minor"] for line in lines if line["discount_minor"]}
