"""Cut a swipe into its tracks (ISO/IEC 7811 and 7813).

Sentinels: `%` track 1, `;` track 2, `+` track 3 (as readers send it), `?` end.
"""

import re
from typing import NamedTuple

from .lrc import calc_lrc
from .swipes import CHECKSUM

START = {"%": 1, ";": 2, "+": 3}
CONTENT_MAX = {1: 76, 2: 37, 3: 104}
READ_ERROR = "E"  # what readers type for a track they could not read
LRC_MODES = ("ignore", "check", "strip")

_SENTINEL = re.compile(r"[%;+]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\xff]")
_ALPHABET = {1: re.compile(r"[ -_]*"), 2: re.compile(r"[0-?]*"), 3: re.compile(r"[0-?]*")}
_LOOK = re.compile(
    r"[%;].*\?|%[A-Z]?[0-9 ]{4}|;[0-9]{4}|\+[0-9:;<=>]*\?"
    r"|[A-Z]?[0-9 ]{4,19}[=^].*\?$",
    re.DOTALL,
)


class Swipe(NamedTuple):
    """The tracks of one swipe by number, or the reason why there are none."""

    tracks: dict
    warnings: tuple = ()
    reason: str = ""


def looks_like_tracks(text):
    """Tell whether `text` is a swipe, whole or broken, and no barcode."""
    return bool(_LOOK.match(clean(text)))


def clean(text):
    """Return `text` without control characters and spaces at its ends."""
    return _CONTROL.sub("", text).strip(" ")


def parse_tracks(text, lrc="ignore"):
    """Return the Swipe in `text`.

    :param lrc: "ignore" takes a checksum behind `?` for noise, "strip" expects
        and drops it, "check" expects and verifies it
    """
    tracks, warnings, position = {}, set(), 0
    while True:
        start = _SENTINEL.search(text, position)
        if clean(text[position : start.start() if start else None]):
            warnings.add("noise")
        if not start:
            break
        track, end = START[start[0][-1]], text.find("?", start.end())
        if end < 0:
            if tracks and not clean(text[start.end() :]):
                warnings.add("noise")
                break
            return Swipe({}, reason="truncated")
        content = text[start.end() : end]
        position = end + 1 if lrc == "ignore" else end + 2
        if lrc == "ignore" and CHECKSUM.match(text, position):
            warnings.add("noise")
            position += 1
        reason = _find_fault(track, content, lrc, text[end + 1 : end + 2])
        reason = reason or _find_repeat(tracks, track, content)
        if reason:
            return Swipe({}, reason=reason)
        tracks[track] = content
    return _sort_out(tracks, warnings)


def _find_fault(track, content, lrc, checksum):
    """Return what is wrong with the content of a track, "" if nothing is."""
    if content == READ_ERROR:
        return ""
    if checksum == "|":
        return "encrypted_reader"
    if len(content) > CONTENT_MAX[track]:
        return "too_long"
    if not _ALPHABET[track].fullmatch(content):
        return "bad_charset"
    if lrc == "check" and checksum != calc_lrc(track, content):
        return "bad_lrc"
    return ""


def _find_repeat(tracks, track, content):
    """A track may come twice only with the same content."""
    return "several_cards" if tracks.get(track, content) != content else ""


def _sort_out(tracks, warnings):
    """Drop empty and unread tracks and name what is left."""
    if not tracks:
        return Swipe({}, reason="no_start")
    unread = [track for track, content in tracks.items() if content == READ_ERROR]
    good = {track: content for track, content in tracks.items() if content not in ("", READ_ERROR)}
    if not good:
        return Swipe({}, reason="read_error" if unread else "empty")
    warnings |= {f"track{track}_read_error" for track in unread}
    return Swipe(good, tuple(sorted(warnings)))
