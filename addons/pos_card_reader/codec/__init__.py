"""What a card reader delivers -> a card number or a named refusal. Pure Python.

Knows cards, not loyalty. Its JavaScript twin is `static/src/codec`; the vectors
in `static/tests/vectors` hold for both.
"""

from .check_digits import CHECK_DIGITS, calc_check_digit, is_valid
from .decode import check_number, decode
from .mask import mask_number
from .patterns import find_problem
from .results import REASONS, Read, Refusal
from .rules import NUMBER_LENGTH_MAX, SOURCES, Rule
from .tracks import looks_like_tracks, split_swipes

__all__ = [
    "CHECK_DIGITS",
    "NUMBER_LENGTH_MAX",
    "REASONS",
    "SOURCES",
    "Read",
    "Refusal",
    "Rule",
    "calc_check_digit",
    "check_number",
    "decode",
    "find_problem",
    "is_valid",
    "looks_like_tracks",
    "mask_number",
    "split_swipes",
]
