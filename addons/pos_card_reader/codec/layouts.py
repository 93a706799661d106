"""Recognise swipes that came through a keyboard layout other than US.

A reader types key positions; the layout of the operating system makes letters
of them. Here such text is only named, never turned back into a number.
"""

import re

# What the keys `;` and `?` of a US keyboard become.
LAYOUTS = (
    ("rs", "ч", "_"),
    ("rs-latin", "č", "_"),
    ("ru", "ж", ","),
    ("bg", "м", "Б"),
    ("de", "ö", "_"),
    ("fr", "m", "§"),
    ("be", "m", "+"),
    ("cz", "ů", "_"),
    ("hu", "é", "_"),
    ("it", "ò", "_"),
    ("es", "ñ", "_"),
    ("pt", "ç", "_"),
    ("tr", "ş", ":"),
)
_EDGES = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$")


def find_layout(text):
    """Return the name of the layout that garbled a swipe, "" if none did."""
    if text.isascii():
        return ""
    text = _EDGES.sub("", text)
    for name, start, end in LAYOUTS:
        if text.endswith(end) and (text.startswith(start) or end + start in text):
            return name
    return ""
