"""Print run: a part of it under another product, with the same numbers."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..ranges import missing


class LoyaltyMediumBatch(models.Model):
    """A change of purpose gives the numbers to a sibling run of the other product."""

    _inherit = "loyalty.medium.batch"

    parent_id = fields.Many2one(
        "loyalty.medium.batch",
        string="Printed as",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The run these cards were printed and received in, before they changed purpose.",
    )
    sibling_ids = fields.One2many("loyalty.medium.batch", "parent_id", string="Changed Purpose")

    def _family(self):
        """The printed run and every part of it that changed purpose."""
        root = self.parent_id or self
        return root | root.sibling_ids

    def _sibling(self, product):
        """The run of ``product`` with the same numbers, made now if there is none."""
        self.ensure_one()
        found = self._family().filtered(lambda run: run.product_id == product)
        if found:
            return found[:1]
        goods = self.env.ref("loyalty_accounting.product_category_goods")
        run = self.copy(
            {
                "parent_id": (self.parent_id or self).id,
                "product_id": product.id,
                "purpose": "sale" if product.categ_id == goods else "free",
                "first_body": self.first_body,
                "state": "draft",
            }
        )
        run._check_books()
        run._keep({"lot_id": run._create_lot().id, "state": "received"})
        return run

    def _adopt(self, spans, source, location):
        """Take numbers of the run ``source`` over, at ``location``."""
        for first, last in spans:
            self.env.cr.execute(
                SQL(
                    """UPDATE loyalty_medium
                          SET batch_id = %s, product_id = %s, purpose = %s, location_id = %s,
                              write_uid = %s, write_date = %s
                        WHERE batch_id = %s AND serial BETWEEN %s AND %s""",
                    self.id,
                    self.product_id.id,
                    self.purpose,
                    location.id,
                    self.env.uid,
                    self.env.cr.now(),
                    source.id,
                    first,
                    last,
                )
            )
        (self | source)._after_register_change()

    # -- numbers that come back into stock ---------------------------------------------------

    def _take_in_spans(self, spans, location, reason):
        """Numbers found: never received ones are registered, void ones are in stock again."""
        self.ensure_one()
        for span in spans:
            known = self._spans(SQL("serial BETWEEN %s AND %s", *span))
            void = self._spans(SQL("serial BETWEEN %s AND %s AND state = 'void'", *span))
            other = [rest for part in known for rest in missing(part, void)]
            if other:
                raise UserError(
                    self.env._(
                        "%(run)s: the register has these numbers in stock or handed out: "
                        "%(numbers)s. “Correct Numbers” on an issue note brings back cards that "
                        "were not handed out; a draft that can't be posted may be deleted.",
                        run=self.name,
                        numbers=self._loyalty_text(other),
                    )
                )
            for first, last in missing(span, known):
                self._register_span(first, last, location)
            self._set_state_of(void, "void", "stock", reason)
            self._put_spans(void, location)

    def _put_spans(self, spans, location):
        """Set the place of all numbers of ``spans``."""
        for first, last in spans:
            self.env.cr.execute(
                SQL(
                    """UPDATE loyalty_medium
                          SET location_id = %s, write_uid = %s, write_date = %s
                        WHERE batch_id = %s AND serial BETWEEN %s AND %s""",
                    location.id,
                    self.env.uid,
                    self.env.cr.now(),
                    self.id,
                    first,
                    last,
                )
            )
        self._after_register_change()
