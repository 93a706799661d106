"""The pipeline of the discount engine."""

from .basket import check_basket
from .decision import decide
from .in_force import read_programs
from .prepare import prepare
from .sale import open_sale
from .stacking import lanes, settle


def evaluate(programs, basket):
    """Return the decision of `programs` on `basket`; nothing is changed.

    `programs` are version contents, or what `prepare` made of them: who evaluates often prepares.
    Shapes: docs/contracts.md, sections 3 and 4. A basket of another shape raises `EngineError`;
    a program of another shape is skipped with the verdict ``program_error``.
    """
    check_basket(basket)
    good, bad = read_programs(prepare(programs), basket)
    sale, offers = open_sale(basket, good), []
    for lane in lanes(good):
        sale, settled = settle(lane, sale)
        offers += settled
    return decide(sale, offers, bad)
