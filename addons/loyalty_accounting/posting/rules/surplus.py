"""E14, cards found that the books did not hold: stock again, at current cost."""

from ..entry import pair
from ..legs import entries
from ..roles import stock_role


def surplus(event):
    """The ``surplus`` entry, carried by stock."""
    lines = pair(stock_role(event.purpose), "SUR", event.cost_minor)
    return entries(event.operation_date, ("surplus", "stock", lines))
