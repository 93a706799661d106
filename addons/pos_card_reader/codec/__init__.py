"""What a card reader delivers -> a card number or a named refusal. Pure Python.

Knows cards, not loyalty. Its JavaScript twin is `static/src/codec`; the vectors
in `static/tests/vectors` hold for both.
"""

from .aim import split_aim
from .check_digits import CHECK_DIGITS, calc_check_digit, is_valid
from .decode import check_number, decode
from .framing import Frame, make_framer
from .hid_report import parse_hid_report
from .mask import mask_number
from .patterns import find_problem
from .profiles import PROFILES, Profile, find_profile, find_usb_profile
from .repeats import RepeatGuard
from .results import REASONS, Read, Refusal
from .rules import NUMBER_LENGTH_MAX, SOURCES, Rule
from .shape import describe_shape
from .swipes import split_swipes
from .tracks import looks_like_tracks
from .uid import UID_FORMATS

__all__ = [
    "CHECK_DIGITS",
    "NUMBER_LENGTH_MAX",
    "PROFILES",
    "REASONS",
    "SOURCES",
    "UID_FORMATS",
    "Frame",
    "Profile",
    "Read",
    "Refusal",
    "RepeatGuard",
    "Rule",
    "calc_check_digit",
    "check_number",
    "decode",
    "describe_shape",
    "find_problem",
    "find_profile",
    "find_usb_profile",
    "is_valid",
    "looks_like_tracks",
    "make_framer",
    "mask_number",
    "parse_hid_report",
    "split_aim",
    "split_swipes",
]
