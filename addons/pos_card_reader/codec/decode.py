"""From what a reader delivered to a card number or a named refusal.

The order of the checks is the policy: payment cards first, on the raw text; then
the form of the frame; then the number rules, in their sequence (see match).
"""

import re

from .aim import split_aim
from .layouts import find_layout
from .match import match_contents, worst
from .payment import SCANS, find_payment
from .results import Read, Refusal
from .rules import find_fault
from .tracks import clean, looks_like_tracks, parse_tracks

FRAME_MAX = 512  # characters
TRACK_SOURCES = ("track2", "track1", "track3")
# How a card is presented -> the sources its text may be, best first.
PRESENTED = {
    "swipe": TRACK_SOURCES,
    "scan": ("barcode", "qr"),
    "tap": ("chip",),
    "keyed": ("keyed",),
}

_PRINTABLE = re.compile(r"[ -~]")
_GROUPING = re.compile(r"[ -]")
_BLANK = re.compile(r"[ \t\r\n]*")


def decode(frame, source, rules, lrc="ignore"):
    """Return the Read or the Refusal of one frame.

    :param frame: text as it arrived, sentinels and line ends included
    :param source: swipe, scan, tap, keyed, or one of rules.SOURCES
    :param rules: Rule values in their sequence
    :param lrc: see tracks.parse_tracks
    """
    if source in SCANS and looks_like_tracks(frame):
        source = "swipe"
    scheme = find_payment(frame, source in SCANS, [rule.prefix for rule in rules])
    if scheme:
        return Refusal("payment_card", source, scheme)
    if len(frame) > FRAME_MAX:
        return Refusal("overflow", source)
    layout = find_layout(frame)
    if layout:
        return Refusal("wrong_layout", source, layout)
    if source == "swipe":
        return _decode_swipe(frame, rules, lrc)
    return _decode_text(frame, source, rules)


def check_number(number, source, rules):
    """Return the Read or the Refusal of a number that was extracted before.

    :param source: swipe, scan, tap, keyed, one of rules.SOURCES, or "" for any
    """
    scheme = find_payment(number, source in SCANS, [rule.prefix for rule in rules])
    if scheme:
        return Refusal("payment_card", source, scheme)
    sources, faults = set(PRESENTED.get(source, (source,))), set()
    for rule in rules:
        if not source or sources.intersection(rule.sources):
            fault = find_fault(rule, number)
            if not fault:
                return Read(number, source, rule.id)
            faults.add(fault)
    return Refusal(worst(faults), source)


def _decode_swipe(frame, rules, lrc):
    """Decode a frame with sentinels."""
    if not _PRINTABLE.search(frame):
        return Refusal("noise", "swipe")
    swipe = parse_tracks(frame, lrc)
    if swipe.reason:
        return Refusal(swipe.reason, "swipe")
    contents = {f"track{track}": content for track, content in swipe.tracks.items()}
    return match_contents(contents, TRACK_SOURCES, "swipe", rules, swipe.warnings)


def _decode_text(frame, source, rules):
    """Decode a barcode, a QR code, a typed number or the content of one track."""
    text = clean(frame)
    if source == "keyed":
        text = _GROUPING.sub("", text)
    if source in SCANS:
        text = split_aim(text)[1]
    if not text:
        return Refusal("empty" if _BLANK.fullmatch(frame) else "noise", source)
    sources = PRESENTED.get(source, (source,))
    return match_contents(dict.fromkeys(sources, text), sources, source, rules, ())
