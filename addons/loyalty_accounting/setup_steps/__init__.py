"""What a set-up of card accounting creates, step by step.

Each file yields :class:`~.step.Step` values for one company and one preset. A step says
what it would do before anything is done, and does nothing where something is chosen
already: a set-up can be run again at any time and never changes what was set by hand.
"""

from . import accounts, stock, tax

BUILDERS = (
    accounts.account_steps,
    stock.journal_steps,
    stock.location_steps,
    stock.transfer_steps,
    stock.category_steps,
    stock.sequence_steps,
    tax.policy_steps,
    tax.tax_steps,
)


def steps(company, preset):
    """All steps of ``preset`` for ``company``, in the order they are done."""
    for build in BUILDERS:
        yield from build(company, preset)
