"""E05, transfer inside one company: another place and person, the same account."""

from ..roles import stock_role


def transfer(event):
    """No entry: stock is valued by company; the register tells places and persons."""
    stock_role(event.purpose)
    return ()
