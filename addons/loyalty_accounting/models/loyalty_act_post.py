"""Posting an act: amounts from the posting core, pieces by native stock, tax by an entry."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..setwise import write_each

SHOWN_NUMBERS = 10


class LoyaltyAct(models.Model):
    """The cost is carried by the valuation of the stock move, the VAT by our own entry."""

    _inherit = "loyalty.act"

    def action_post(self):
        """Post drafts, each at once and entirely; posted ones stay as they are."""
        self._check_accountant()
        self.check_access("write")
        self._lock()
        for act in self.filtered(lambda act: act.state == "draft"):
            shop = act._at_shop()
            if act.type == "issuance":
                shop._post_issuance()
            else:
                shop._post_operation()

    def _at_shop(self):
        """The act as ``sudo`` in its company and by the clock of its shop.

        Odoo leaves an entry of tomorrow in draft; what is today for the shop is not tomorrow.
        """
        return (
            self.sudo()
            .with_company(self.company_id)
            .with_context(tz=self.warehouse_id.sudo()._loyalty_zone())
        )

    def action_refresh(self):
        """Estimate cost and VAT of drafts again, after a bill or a parameter changed."""
        self.check_access("write")
        self.filtered(lambda act: act.state == "draft").sudo()._refresh_amounts()

    def _post_issuance(self):
        """All of it, or nothing: pieces, cost, VAT, register, frozen lines."""
        self.ensure_one()
        self.company_id._loyalty_check_ready()
        self._check_cards_pending()
        self._take_number()
        self.posting_date = self._first_open_day(self.operation_date)
        picking = self._move_out()
        self._freeze_holders()
        events = self._freeze_amounts(self._at_actual_cost(picking))
        entries = self._entries(event for _policy, event in events)
        self._check_carried(entries, picking)
        self._post_entries(entries)
        self._note_posted(entries)
        self._freeze_parameters([policy for policy, _event in events], entries)
        self._set_place(self.company_id.loyalty_issued_location_id)
        self._close()

    def _check_cards_pending(self):
        """Every card of the act lies where the tills put it, and there is one at least."""
        pending = self.company_id.loyalty_pending_location_id
        own = Domain("act_line_ids", "any", [("act_id", "=", self.id)])
        elsewhere = Domain("location_id", "!=", pending.id) | Domain("state", "=", "stock")
        wrong = self.env["loyalty.medium"].search(own & elsewhere, limit=SHOWN_NUMBERS)
        if wrong or not self.quantity:
            raise UserError(
                self.env._(
                    "Act of %(day)s: %(cards)s not at “%(place)s”.",
                    day=self.operation_date,
                    cards=", ".join(wrong.mapped("masked_number")) or self.env._("no cards are"),
                    place=pending.name,
                )
            )

    # -- stock -------------------------------------------------------------------------------

    def _move_out(self):
        """One move per print run to *issued free*, valued and dated natively."""
        pending = self.company_id.loyalty_pending_location_id
        quantities = {
            (batch, pending): count
            for batch, count in self.env["loyalty.act.line"]._read_group(
                [("act_id", "=", self.id)], ["batch_id"], ["__count"]
            )
        }
        pickings = self.env["stock.picking"].with_context(force_period_date=self.posting_date)
        picking = pickings._loyalty_transfer(
            self.company_id, quantities, self.company_id.loyalty_issued_location_id, self.name
        )
        self._link(picking)
        return picking

    def _link(self, picking):
        """Lead from the picking and its entry back to the act; leave no entry a draft.

        Core keeps an entry of tomorrow in draft, and a shop east of the server has tomorrow
        already.
        """
        picking.sudo().loyalty_act_id = self
        entries = picking.move_ids.account_move_id
        entries.write({"loyalty_act_id": self.id, "ref": self.name})
        entries.filtered(lambda move: move.state == "draft")._post(soft=False)

    # -- what the act keeps ------------------------------------------------------------------

    def _freeze_holders(self):
        """Take over holders and receipts as they are now: they may have come after the draft."""
        lines = self._lines_out_of_date()
        values = lines._values_of_issues(lines.medium_id)
        write_each({line: values[line.medium_id] for line in lines})

    def _lines_out_of_date(self):
        """The lines whose card has another holder, name, consent or receipt than they say."""
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT line.id
                  FROM loyalty_act_line line
                  JOIN loyalty_medium card ON card.id = line.medium_id
                  LEFT JOIN res_partner holder ON holder.id = card.partner_id
                  LEFT JOIN LATERAL (SELECT MAX(id) AS id FROM loyalty_consent
                                      WHERE medium_id = card.id) AS consent ON TRUE
                  LEFT JOIN (%s) AS purchase ON purchase.medium_id = card.id
                 WHERE line.act_id = %s
                   AND (line.partner_id, line.holder_name, line.consent_id, line.order_id)
                       IS DISTINCT FROM
                       (card.partner_id, holder.name, consent.id, purchase.order_id)
                """,
                self.env["loyalty.medium"]._loyalty_purchases_sql(
                    SQL("SELECT medium_id FROM loyalty_act_line WHERE act_id = %s", self.id)
                ),
                self.id,
            )
        )
        return self.env["loyalty.act.line"].browse(row[0] for row in rows)

    def _set_place(self, place):
        """The cards of the act lie at ``place`` now, as their pieces do."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE loyalty_medium card
                   SET location_id = %(place)s, write_uid = %(user)s, write_date = %(now)s
                  FROM loyalty_act_line line
                 WHERE line.act_id = %(act)s AND line.medium_id = card.id
                """,
                place=place.id,
                user=self.env.uid,
                now=self.env.cr.now(),
                act=self.id,
            )
        )
        self.env["loyalty.medium"].invalidate_model(["location_id", "write_uid", "write_date"])

    def _freeze_parameters(self, policies, entries):
        """Keep in words and codes what the act was posted with."""
        own = self._in_own_language()
        roles = own.env["loyalty.account.role"].search([("company_id", "=", self.company_id.id)])
        accounts = {role.code: role.account_id.display_name for role in roles}
        roles = dict.fromkeys(line.role for entry in entries for line in entry.lines)
        used = [accounts[role] for role in roles if role in accounts]
        named = dict.fromkeys(policy.with_env(own.env).display_name for policy in policies)
        text = [*named, own.env._("Accounts: %s", "; ".join(used))]
        self.parameters = {
            "v": 1,
            **own._paper_values(),
            "policies": [
                {
                    "id": policy.id,
                    "rate": policy._rate_ppm(),
                    "mode": policy.free_issue_mode,
                    "base": policy.vat_base,
                    "rounding": policy.vat_rounding,
                }
                for policy in policies
            ],
            "accounts": accounts,
            "account_ids": self._account_ids(entries),
            "text": text,
        }
