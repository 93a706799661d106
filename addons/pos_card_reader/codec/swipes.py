"""Where one swipe ends and the next begins.

Readers may send a checksum behind `?`, and it may look like a start sentinel: one that
another sentinel or the end of the line follows belongs to the track before it.
"""

import re

SENTINELS = ("%", ";", "+")

CHECKSUM = re.compile(r"[%;+](?![^%;+\x00-\x1f])")
# One track with what follows it.
_PART = re.compile(
    r"[^%;+]+|[%;+]+[^?]*(?:\?(?:[%;+](?![^%;+\x00-\x1f]))?)?[^%;+]*",
)


def find_starts(text):
    """Return the start sentinels of the tracks in `text`, in their order.

    >>> find_starts("%A?;;1?+")
    '%;'
    """
    return "".join(part[0] for part in _PART.findall(text) if part[0] in SENTINELS)


def split_swipes(text):
    """Return one text per swipe: a new one begins where a track comes again."""
    swipes, seen = [""], set()
    for part in _PART.findall(text):
        if part[0] in seen:
            swipes.append("")
            seen = set()
        if part[0] in SENTINELS:
            seen.add(part[0])
        swipes[-1] += part
    return swipes


def goes_on(before, text):
    """Tell whether `text` brings tracks, and none of those that began with `before`."""
    starts = before + find_starts(text)
    return text.startswith(SENTINELS) and len(set(starts)) == len(starts)
