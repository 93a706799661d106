"""What the types of acts have in common: an operation on card numbers."""

from odoo.exceptions import UserError

#: :attr:`Operation.about` of an act on what came from a supplier.
RECEIPT = ("receipt_id", {"state": "done"})


def posted(kind):
    """:attr:`Operation.about` of an act that follows a posted one of another type."""
    return "origin_id", {"type": kind, "state": "posted", "reversal_of_id": None}


class Operation:
    """What one type of act asks for, moves and posts; it holds no state of its own.

    A file of this package says what is particular to its type. The act walks through the
    same steps for all of them: check, number, pieces and register, entries.
    """

    code = ""
    #: Numbers of the acts begin with it.
    prefix = ""
    #: Fields of the act that must be filled before it is posted.
    required = ("location_id", "responsible_id")
    #: The document it is about: a field of the act, and what the record there is like.
    about = (None, {})
    #: Its day may lie in a locked period; it is posted on the first open day then.
    late = False
    #: Card numbers must be entered before it is posted.
    needs_numbers = True
    #: The numbers entered must be in stock at :meth:`source`.
    from_stock = True
    #: The numbers entered are of cards that holders have.
    with_holders = False
    #: What may be said of single numbers when they are entered.
    findings = ()
    #: Those of them that are no cards in stock.
    not_in_stock = ()
    #: The numbers entered are compared with the register.
    compares = False
    #: The state that the cards end in; None leaves it alone.
    state = None
    #: The role whose place takes the pieces, where no place is chosen.
    role = None

    def title(self, env):
        """What the paper is called."""
        raise NotImplementedError

    def required_of(self, act):
        """Fields that must be filled on this act."""
        return self.required

    def about_text(self, env):
        """What is to be chosen as the document that the act is about."""
        raise NotImplementedError

    def check_about(self, act):
        """Refuse an act about another document than :attr:`about` says."""
        field, wanted = self.about
        if field and any((act[field][name] or None) != value for name, value in wanted.items()):
            self.refuse(act, self.about_text(act.env))

    def check(self, act):
        """Refuse what can't be posted, beyond missing fields and numbers not in stock."""

    def source(self, act):
        """The place, places below included, that the numbers must be in stock at."""
        return act.location_id

    def target(self, act):
        """The place the pieces go to."""
        return act.company_id._loyalty_place(self.role)

    def move(self, act):
        """Move pieces and numbers; by default all of them from stock to :meth:`target`."""
        act._move_steps(act.range_ids, act._steps(act.range_ids), self.target(act))
        if self.state:
            act._turn_states("stock", self.state)

    def events(self, act):
        """Events of the posting core; none where only places change."""
        return ()

    def take_back(self, act, mirror):
        """Move the numbers of a posted act back under its mirror."""
        act._move_back_ranges(mirror)

    def refuse(self, act, text):
        """Stop with ``text``, naming the act."""
        raise UserError(act.env._("%(act)s: %(text)s", act=act.display_name, text=text))
