"""Core's door for mail gateways: any user hands in a mail, and the system makes a record of it."""

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools.misc import clean_context

from .client_call import is_called
from .loyalty_card_balance import ADMINISTRATORS


class MailThread(models.AbstractModel):
    """Who hands in a mail doesn't say which record it becomes: else anybody makes a gift card."""

    _inherit = "mail.thread"

    @api.model
    def message_process(
        self,
        model,
        message,
        custom_values=None,
        save_original=False,
        strip_attachments=False,
        thread_id=None,
    ):
        """Aliases and replies decide; a model and values are an administrator's word."""
        if is_called() and not self.env.su and not self.env.user.has_group(ADMINISTRATORS):
            if model or custom_values or thread_id:
                raise AccessError(self.env._("Mails go where their addresses say."))
            self = self.with_env(self.env(context=clean_context(self.env.context)))
        return super().message_process(
            model, message, custom_values, save_original, strip_attachments, thread_id
        )
