"""How the account of a receipt was named, by whom, and what the shop asks for then."""

from odoo import models

from ..claim.facts import clean_id
from ..claim.gates import account_right, gates
from ..claim.parse import CUSTOMER

#: What a claimed discount is called that an account had no right to give.
PROBLEMS = {"own": "own_card", "without_card": "without_card"}


class PosOrder(models.Model):
    """Rights of the presented account; the exceptions register."""

    _inherit = "pos.order"

    def _loyalty_weigh_account(self, case):
        """What the account of the claim may do; facts it had no right to are a problem.

        Too often is known to the server only afterwards: it is listed, never taken back.
        """
        card, medium = case["claim"]["card"], case["medium"]
        case["shown"] = medium
        if not medium:
            return
        asked = self._loyalty_asked(medium, card["presented"], case["moment"])
        approved = {
            code: self._loyalty_approval(case["claim"]["approvals"].get(code), code, medium)
            for code, action in asked.items()
            if action == "approval"
        }
        case["asked"], case["approved"] = asked, approved
        strict = {code: action for code, action in asked.items() if code != "often"}
        right = account_right(strict, {code for code, how in approved.items() if how})
        facts = case["claim"]["facts"] or {}
        if right != "full" and (facts.get("holder") or {}).get("memberships"):
            case["problems"].append(_problem(strict))
        if right == "none":
            case["medium"] = medium.browse()
        case["right"] = right

    def _loyalty_asked(self, medium, presented, moment):
        """The gates of ``medium`` on this receipt."""
        policy = medium.program_id._desk_policy()
        policy["today"] = 0
        if policy["often_from"]:
            policy["today"] = medium._receipts_on(self.config_id, moment, self.uuid)
        is_own = bool(medium.partner_id) and medium.partner_id in self._loyalty_cashiers()
        return gates(policy, presented, is_own)

    def _loyalty_cashiers(self):
        """The cashier of this receipt as contacts."""
        employee = self.employee_id
        if not employee:
            return self.user_id.partner_id
        return employee.work_contact_id | employee.user_id.partner_id

    def _loyalty_approval(self, said, code, medium):
        """``(outcome, approver)`` of an approval of ``medium``, or None.

        Who may do it needs no other; the cashier that a till names is only its word, unless a
        manager is signed in there.
        """
        register = self.env["loyalty.exception"]
        named = said["uuid"] if said else None
        row = register.sudo().search(
            [("uuid", "=", named or ""), ("order_uuid", "=", self.uuid)], limit=1
        )
        is_for_it = row.reason == code and row.medium_id == medium
        if row.outcome == "approved" and is_for_it:
            return "approved", row.approver_id
        if self._loyalty_is_manager():
            is_signed_in = self.create_uid.has_group("point_of_sale.group_pos_manager")
            return "approved" if is_signed_in else "unverified", self.employee_id
        if not said or named:
            return None
        manager = register._employee(clean_id(said["employee"]), self.config_id)
        if not manager or not register._may_approve(manager, self.config_id):
            return None
        return "unverified", manager

    def _loyalty_is_manager(self):
        """Whether the cashier of this receipt is a manager at the till."""
        if self.employee_id:
            return self.env["loyalty.exception"]._may_approve(self.employee_id, self.config_id)
        return self.user_id.has_group("point_of_sale.group_pos_manager")

    def _loyalty_giving(self, case):
        """The card whose holder the price was made for; none where it only counts spend."""
        claim, medium = case["claim"], case["medium"]
        holder = (claim["facts"] or {}).get("holder") or {}
        is_late = claim["foreign"] and not holder.get("memberships")
        return medium.browse() if case["right"] != "full" or is_late else medium

    def _loyalty_customer_account(self, card):
        """The card that stands for the account of a customer without card."""
        return self.env["loyalty.medium"]._of_customer(
            self.partner_id.id, self.config_id, card["medium"]
        )

    def _loyalty_presented(self, claim):
        """How the account was named; False without one."""
        card = claim and claim["card"]
        return card["presented"] if card else False

    # -- register ----------------------------------------------------------------------------

    def _loyalty_note_exceptions(self, case):
        """One row for each gate of this receipt that needs somebody to look at it."""
        self._loyalty_note_seen(case)
        self._loyalty_note_no_receipt(case)
        self._loyalty_note_asked(case)

    def _loyalty_note_asked(self, case):
        """What the gates of the account asked for, and what came of it."""
        for code, action in case["asked"].items():
            outcome = self._loyalty_outcome(case, code, action)
            if outcome:
                self._loyalty_note(case, code, *outcome)

    def _loyalty_note_no_receipt(self, case):
        """List goods that came back without their receipt: they earn and take back nothing."""
        back = self.lines.filtered(
            lambda line: line.qty < 0 < line.price_unit and not line.refunded_orderline_id
        )
        if back:
            not_goods = self._loyalty_products_not_goods()
            back = back.filtered(
                lambda line: (
                    not (line.is_reward_line or line._is_card_line())
                    and line.product_id not in not_goods
                )
            )
        if back:
            paid = self.currency_id.format(sum(back.mapped("price_subtotal_incl")))
            nobody = self.env["hr.employee"]
            self._loyalty_note(case, "no_receipt", "flagged", nobody, note=paid)

    def _loyalty_outcome(self, case, code, action):
        """``(outcome, approver)``, or None where nothing was out of the way.

        A gate that the till minded too leaves nothing: the account only counted spend.
        """
        nobody = self.env["hr.employee"]
        has_discount = bool(case["granted"])
        if action == "flag":
            return "flagged", nobody
        if action == "approval" and case["approved"].get(code):
            return case["approved"][code]
        if code == "often":
            return "flagged", nobody
        return ("refused", nobody) if has_discount or action == "refuse" else None

    def _loyalty_note(self, case, reason, outcome, approver, **values):
        """Write one row of the register for this receipt."""
        medium = case["shown"]
        self.env["loyalty.exception"]._note(
            self.config_id,
            reason,
            {
                "outcome": outcome,
                "order_uuid": self.uuid,
                "order_id": self.id,
                "medium_id": medium.id,
                "partner_id": medium.partner_id.id,
                "program_id": medium.program_id.id,
                "employee_id": self.employee_id.id,
                "user_id": self.user_id.id,
                "approver_id": approver.id,
                "moment": case["moment"],
                **values,
            },
        )


def _problem(asked):
    """The problem of facts that the account had no right to."""
    for code in ("own", "without_card"):
        if asked.get(code) in ("refuse", "spend"):
            return PROBLEMS[code]
    return "not_approved"


def is_customer(card):
    """Whether a claimed card is a customer without card."""
    return bool(card) and card["presented"] == CUSTOMER
