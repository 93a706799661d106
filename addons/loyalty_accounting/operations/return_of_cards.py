"""E08, return of cards that stayed the company's own: back in stock at no value."""

from ..money import to_minor
from ..posting import RetainedReturn
from .operation import Operation


class ReturnOfCards(Operation):
    """The holder gives the card back; it can be handed out again."""

    code = "return"
    prefix = "RET"
    required = ("location_dest_id", "responsible_id", "reason")

    def title(self, env):
        return env._("Return of cards")

    def move(self, act):
        issued = act.company_id.loyalty_issued_location_id
        cards = act._cards_at(issued)
        wrong = cards.filtered(lambda card: card.batch_id.ownership != "retained")
        if wrong:
            numbers = ", ".join(wrong[:10].mapped("masked_number"))
            self.refuse(act, act.env._("these cards belong to their holders: %s", numbers))
        for card in cards:
            card._take_back(act.display_name)
        nil = dict.fromkeys(act.range_ids.batch_id, 0.0)
        act._move_in(issued, act.location_dest_id, nil)
        cards._set_place(act.location_dest_id)
        act.amount_returned = act._close_lines(cards)

    def events(self, act):
        minor = to_minor(act.currency_id, act.amount_returned)
        yield RetainedReturn(act.operation_date, minor)

    def take_back(self, act, mirror):
        self.refuse(act, act.env._("hand the cards out again instead."))
