"""Standing: which level a membership holds on a day, and what it holds next.

Pure: dates come in and go out as ISO texts, measures are integers, levels are ranks (1 is the
lowest). The server alone decides this; a till is told the level and the next change.
"""

from .asked import windows_asked
from .ladders import former_ladders, ladder_of
from .opening import read_opening
from .periods import (
    PERIODS,
    days_of,
    first_day,
    last_day,
    next_period,
    period_before,
    shifted,
    window_name,
)
from .replay import Terms, period_index, recent_terms, replayed
from .rolling import rolling_peak, rolling_reach
from .rules import Rules, State, earned
from .stand import Standing, stand
from .steps import begin, needs_peak, remember, roll, start_at

__all__ = [
    "PERIODS",
    "Rules",
    "Standing",
    "State",
    "Terms",
    "begin",
    "days_of",
    "earned",
    "first_day",
    "former_ladders",
    "ladder_of",
    "last_day",
    "needs_peak",
    "next_period",
    "period_before",
    "period_index",
    "read_opening",
    "recent_terms",
    "remember",
    "replayed",
    "roll",
    "rolling_peak",
    "rolling_reach",
    "shifted",
    "stand",
    "start_at",
    "window_name",
    "windows_asked",
]
