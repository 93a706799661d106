"""Records that are written once and never changed or deleted, by nobody."""

from psycopg2.errors import UniqueViolation

from odoo import api, models
from odoo.exceptions import ConcurrencyError, UserError


class LoyaltyAppendOnly(models.AbstractModel):
    """Refuses ``write`` and ``unlink`` even to the administrator and to ``sudo``.

    Stored related fields are still kept by the ORM. A company or session that is removed takes
    its rows along in SQL.
    """

    _name = "loyalty.append.only"
    _description = "Append-only Journal"

    def write(self, vals):
        if not self:
            return super().write(vals)
        raise UserError(self.env._("%s: entries are never changed.", self._title()))

    def _title(self):
        """What the model is called, in the reader's language."""
        return self.env["ir.model"]._get(self._name).name

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("%s: entries are never deleted.", self._title()))

    @api.model
    def _create_once(self, vals):
        """Create a record whose uniqueness another transaction may have used just now.

        Raises :class:`ConcurrencyError` then, which Odoo answers by running the call again.
        """
        try:
            with self.env.cr.savepoint():
                return self.sudo().create(vals)
        except UniqueViolation as error:
            raise ConcurrencyError(self._name) from error
