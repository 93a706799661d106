"""Card messages: what a till did with a card, delivered once (docs/contracts.md, 7)."""

import logging

from odoo import api, fields, models
from odoo.exceptions import AccessError, ConcurrencyError
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

from ..claim.message import UnreadableMessage, parse_message
from ..claim.moments import parse_moment
from ..claim.number import masked

_logger = logging.getLogger(__name__)


class LoyaltyMediumMessage(models.Model):
    """An issue, a holder form or an undo at the till, with the answer it got."""

    _name = "loyalty.medium.message"
    _description = "Card Message"
    _order = "id desc"
    _rec_name = "uuid"

    uuid = fields.Char(required=True, readonly=True)
    kind = fields.Selection(
        selection=[("issue", "Issue"), ("sale", "Holder of a sold card"), ("undo", "Undo")],
        required=True,
        readonly=True,
    )
    content = fields.Json(required=True, readonly=True)
    state = fields.Selection(
        selection=[("new", "New"), ("applied", "Applied"), ("refused", "Refused")],
        required=True,
        readonly=True,
        default="new",
    )
    code = fields.Char(readonly=True, help="Why the message was refused.")
    params = fields.Json(readonly=True)
    facts = fields.Json(readonly=True)
    number = fields.Char(required=True, readonly=True, index=True)
    presented = fields.Char(readonly=True)
    medium_id = fields.Many2one(
        "loyalty.medium", string="Card", readonly=True, index="btree_not_null", ondelete="set null"
    )
    moment = fields.Datetime(required=True, readonly=True)
    session_id = fields.Many2one("pos.session", required=True, readonly=True, index=True)
    config_id = fields.Many2one(related="session_id.config_id", store=True)
    company_id = fields.Many2one(related="config_id.company_id", store=True, index=True)
    employee_id = fields.Many2one("hr.employee", string="Cashier", readonly=True)
    user_id = fields.Many2one("res.users", required=True, readonly=True)
    order_uuid = fields.Char(readonly=True, index="btree_not_null")
    reason = fields.Char(readonly=True)

    _uuid_unique = models.Constraint("UNIQUE (uuid)", "This message was delivered already.")

    # -- delivery ----------------------------------------------------------------------------

    @api.model
    def deliver(self, messages):
        """Apply messages from a till, each on its own.

        A message delivered again gets its first answer again. A message that could not be read
        or failed by an error of ours gets no answer; the till keeps it and sends it later.

        :param list messages: messages in the shape of the contract
        :return: list of results ``{"uuid", "state", "code", "params", "facts"}``
        """
        if not self.env.user.has_group("loyalty_discount.group_cashier"):
            raise AccessError(self.env._("Only cashiers deliver card messages."))
        results = []
        for message in messages:
            result = self._deliver_safely(message)
            if result:
                results.append(result)
        return results

    @api.model
    def _deliver_safely(self, message):
        """The result of one message, or None after an error that is not the message's fault."""
        try:
            with self.env.cr.savepoint():
                return self._deliver_one(parse_message(message))
        except (AccessError, ConcurrencyError, *PG_CONCURRENCY_EXCEPTIONS_TO_RETRY):
            raise
        except UnreadableMessage as error:
            _logger.warning("Card message without known %s was left unanswered", error)
        except Exception:
            _logger.exception("Card message could not be applied; the till will send it again")
        return None

    @api.model
    def _deliver_one(self, content):
        known = self.sudo().search([("uuid", "=", content["uuid"])])
        if known:
            known._check_same_company()
            return known._result()
        message = self._store_content(content)
        code, params = message._apply()
        if code:
            # Nobody agreed to anything: what the form said about a person is not kept.
            content = {**message.content, "holder": None}
            values = {"state": "refused", "code": code, "params": params, "content": content}
            message.write(values)
        else:
            message.write({"state": "applied", "facts": message._facts_after()})
        return message._result()

    @api.model
    def _store_content(self, content):
        """Store the message, as ``sudo``, after checking the till it names."""
        session = self.env["pos.session"].browse(content["session"] or 0).exists()
        config = self.env["loyalty.medium"]._checked_config(session.sudo().config_id.id)
        employee = self.env["hr.employee"].sudo().browse(content["employee"] or 0).exists()
        is_own = employee.company_id == config.company_id
        content = self._without_unreadable_number(content, config)
        return (
            self.sudo()
            .with_company(config.company_id)
            .create(
                {
                    "uuid": content["uuid"],
                    "kind": content["kind"],
                    "content": content,
                    "number": content["number"],
                    "presented": content["presented"],
                    "moment": self._believable(parse_moment(content["moment"])),
                    "session_id": session.id,
                    "employee_id": employee.id if is_own else False,
                    "user_id": self.env.uid,
                    "order_uuid": content["order"],
                    "reason": content["reason"],
                }
            )
        )

    @api.model
    def _without_unreadable_number(self, content, config):
        """A number no rule knows may be a payment card's: it is never stored readable."""
        number, presented = content["number"], content["presented"]
        rules = self.env["loyalty.medium"]
        if rules._number_rule(number, presented, config.company_id):
            return content
        return {**content, "number": masked(number)}

    @api.model
    def _believable(self, moment):
        """``moment``, or now when there is none or the till's clock runs ahead."""
        now = fields.Datetime.now()
        return min(moment or now, now)

    def _check_same_company(self):
        """A uuid of another company's till gets no answer."""
        if self.company_id not in self.env.user.company_ids:
            raise AccessError(self.env._("This message belongs to another company."))

    def _facts_after(self):
        """The facts of the card after the message, for a till that goes on with it."""
        if not self.medium_id:
            return None
        return self.env["loyalty.medium"]._facts(self.number, self.presented, self.config_id)

    def _result(self):
        message = self.sudo()
        return {
            "uuid": message.uuid,
            "state": message.state,
            "code": message.code or None,
            "params": message.params or {},
            "facts": message.facts or None,
        }
