"""What a card message does: issue, holder form of a sold card, undo."""

from odoo import models

from ..claim.message import missing_fields
from ..claim.moments import parse_moment
from .pos_order_facts import CLOCK_TOLERANCE

DONE = (None, {})


class LoyaltyMediumMessage(models.Model):
    """Each ``_apply`` answers ``(code, params)``: an empty code means done."""

    _inherit = "loyalty.medium.message"

    def _apply(self):
        """Apply one message, as ``sudo`` in its company."""
        self.ensure_one()
        medium = self.env["loyalty.medium"]._find_number(self.number, self.company_id)
        rules = self.env["loyalty.medium"]
        if not rules._number_rule(self.number, self.presented, self.company_id):
            return "bad_number", {}
        if not medium:
            return "unknown_number", {}
        self.medium_id = medium
        return getattr(self, f"_apply_{self.kind}")(medium)

    # -- issue -------------------------------------------------------------------------------

    def _apply_issue(self, medium):
        refusal = self._refuse_issue(medium) or self._refuse_form(medium)
        if refusal:
            return refusal
        medium._set_state("active")
        medium._hand_out(self, "free")
        medium._on_issued(self)
        opened = self.session_id.start_at
        since = max(self.moment, opened - CLOCK_TOLERANCE) if opened else self.moment
        medium._count_early_receipts(since, self.order_uuid or None)
        return DONE

    def _refuse_issue(self, medium):
        """Why the card can't be given away here, or None."""
        if medium.state == "active":
            return "already_issued", {}
        if medium.state != "stock":
            return "not_in_stock", {"state": medium.state}
        if not medium._is_in_shop(self.config_id):
            return "other_shop", {}
        if medium.purpose != "free":
            return "wrong_purpose", {"purpose": medium.purpose}
        return None

    def _refuse_form(self, medium):
        """Why the holder form can't be stored, or None; an anonymous card has no form."""
        holder, consent = self.content["holder"], self.content["consent"]
        if not holder:
            return None
        if not consent or not self._consent_text():
            return "consent_missing", {}
        if holder["partner"]:
            return None if self._known_partner() else ("form_incomplete", {"missing": ["partner"]})
        required = medium._program_facts()["params"]["required"]
        missing = missing_fields(holder, {*required, "name"})
        return ("form_incomplete", {"missing": sorted(missing)}) if missing else None

    # -- holder of a sold card ---------------------------------------------------------------

    def _apply_sale(self, medium):
        """The form waits for its order, if that comes later, or is written to the card now."""
        if not self.order_uuid:
            return "unknown_number", {}
        is_sold = medium.state == "active" and medium.issue_order_id.uuid == self.order_uuid
        if medium.partner_id or (not is_sold and medium.state != "stock"):
            return "already_issued", {}
        refusal = self._refuse_form(medium)
        if refusal:
            return refusal
        if is_sold:
            medium._take_holder(self)
        return DONE

    # -- undo --------------------------------------------------------------------------------

    def _apply_undo(self, medium):
        refusal = self._refuse_undo(medium)
        if refusal:
            return refusal
        medium._take_back(self.reason)
        medium._on_issue_undone(self)
        return DONE

    def _refuse_undo(self, medium):
        """Why the issue can't be taken back at this till, or None."""
        if not self.reason:
            return "reason_missing", {}
        if medium.state != "active" or medium.issue_ground != "free":
            return "already_used", {"state": medium.state}
        if medium.issue_session_id != self.session_id or self.session_id.state == "closed":
            return "not_same_session", {}
        if medium._is_used():
            return "already_used", {}
        return None

    # -- people ------------------------------------------------------------------------------

    def _consent_text(self):
        """The consent text of this company that the message names."""
        text = self.env["loyalty.consent.text"].browse(self.content["consent"]["text"] or 0)
        text = text.exists().filtered(lambda t: t.company_id == self.company_id)
        return text.filtered(lambda t: t.version == self.content["consent"]["version"])

    def _known_partner(self):
        """The existing customer the form points at, if this company may use it."""
        partner = self.env["res.partner"].browse(self.content["holder"]["partner"] or 0).exists()
        return partner.filtered(lambda p: p.company_id in (p.company_id.browse(), self.company_id))

    def _holder_partner(self):
        """The customer of the form, made now if new; empty for an anonymous card."""
        holder = self.content["holder"]
        if not holder:
            return self.env["res.partner"]
        return self._known_partner() or self.env["res.partner"].create(
            {
                "name": holder["name"],
                "phone": holder["phone"],
                "email": holder["email"],
                "company_id": self.company_id.id,
            }
        )

    def _store_consent(self, medium, partner):
        """Keep the buyer's agreement with its wording, time, till and cashier."""
        consent = self.content["consent"]
        self.env["loyalty.consent"].create(
            {
                "partner_id": partner.id,
                "text_id": consent["text"],
                "version": consent["version"],
                "channel": consent["channel"],
                "given_at": parse_moment(consent["at"]) or self.moment,
                "medium_id": medium.id,
                "session_id": self.session_id.id,
                "employee_id": self.employee_id.id,
                "user_id": self.user_id.id,
                "company_id": self.company_id.id,
            }
        )
