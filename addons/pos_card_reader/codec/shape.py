"""The form of what was read, for people who set up readers and rules.

>>> describe_shape(";92001234567=3012?\\r\\n")
';###########=####?<CR><LF>'
"""

import re

SHAPE_MAX = 120  # characters described

_DIGIT = re.compile(r"[0-9]")
_LETTER = re.compile(r"[A-Za-z]")
_CONTROL = re.compile(r"[^ -~]")
_NAMES = {"\t": "<TAB>", "\n": "<LF>", "\r": "<CR>", "\x1d": "<GS>"}


def describe_shape(frame):
    """Return `frame` with every digit as `#`, every letter as `A`, the rest by name.

    What no US keyboard types is `<?>`. Never call it for a payment card.
    """
    text = _LETTER.sub("A", _DIGIT.sub("#", frame[:SHAPE_MAX]))
    return _CONTROL.sub(lambda match: _NAMES.get(match[0], "<?>"), text)
