"""E02, receipt of a print run: what is missing, extra or defective, by number."""

from odoo.tools import SQL

from ..ranges import overlap
from .operation import RECEIPT, Operation


class Receipt(Operation):
    """The cards came in by the native receipt; this act names its differences.

    Defective numbers go back to the printer and are void until reprinted; missing and extra
    ones are named, so that a claim can be made.
    """

    code = "receipt"
    prefix = "RCV"
    required = ("receipt_id", "responsible_id")
    about = RECEIPT
    needs_numbers = False
    findings = ("missing", "extra", "defective")
    not_in_stock = ("missing", "extra")

    def title(self, env):
        return env._("Receipt note")

    def about_text(self, env):
        return env._("choose a receipt that is done.")

    def source(self, act):
        """Where the receipt put the cards, if no place is chosen."""
        return act._place_from()

    def check(self, act):
        """What is in stock or was handed out is not missing."""
        lost = act.range_ids.filtered(lambda line: line.finding == "missing")
        for batch, spans in lost._spans_by_batch().items():
            there = batch._spans(SQL("state != 'void'"))
            came = overlap([*there, *spans])
            if came:
                text = act.env._(
                    "these numbers are in the register, so they can't be missing: %s. Take them "
                    "off the receipt first, or make an act of shortage.",
                    batch._loyalty_text(came),
                )
                self.refuse(act, text)

    def move(self, act):
        defective = act.range_ids.filtered(lambda line: line.finding == "defective")
        if defective:
            act._return_to_supplier(defective)

    def events(self, act):
        yield act._allowance_release()
