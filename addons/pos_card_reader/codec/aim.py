"""The identifier that scanners may send before a code (AIM, ISO/IEC 15424).

>>> split_aim("]E04006381333931")
('E0', '4006381333931')
"""

import re

_AIM = re.compile(r"\]([A-Za-z][0-9A-Za-z])")


def split_aim(text):
    """Return (identifier, code); the identifier is "" if there is none."""
    match = _AIM.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)
