"""E08, return of cards that stayed the company's own: at no value, or at an estimate."""

from ..money import to_minor
from ..posting import RetainedReturn
from .operation import Operation


class ReturnOfCards(Operation):
    """The holder gives the card back; it can be handed out again."""

    code = "return"
    prefix = "RET"
    from_stock = False
    with_holders = True
    required = ("location_dest_id", "responsible_id", "reason")

    def title(self, env):
        return env._("Return of cards")

    def move(self, act):
        issued = act.company_id.loyalty_issued_location_id
        cards = act._cards_at(issued)
        wrong = cards.filtered(lambda card: not card._stays_ours())
        if wrong:
            numbers = ", ".join(wrong[:10].mapped("masked_number"))
            self.refuse(act, act.env._("these cards belong to their holders: %s", numbers))
        for card in cards:
            card._take_back(act.display_name)
        source = act.company_id._loyalty_place("OIN") if act.return_value else issued
        act._move_in(source, act.location_dest_id, act._returned_values())
        cards._set_place(act.location_dest_id)
        act.amount_returned = act._close_lines(cards)

    def check(self, act):
        if act.return_value < 0:
            self.refuse(act, act.env._("a value is not below zero."))

    def events(self, act):
        off_balance, value = (
            to_minor(act.currency_id, amount) for amount in (act.amount_returned, act.return_value)
        )
        yield RetainedReturn(act.operation_date, off_balance, value)

    def take_back(self, act, mirror):
        self.refuse(act, act.env._("hand the cards out again instead."))
