"""What the keys of a US keyboard type, by their codes in Linux (input-event-codes.h).

>>> character(6, True) + character(39, False) + character(30, False) + character(28, False)
'%;a\\r'
"""

_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./"}
_SHIFTED = {2: "!@#$%^&*()_+", 16: "QWERTYUIOP{}", 30: 'ASDFGHJKL:"~', 43: "|ZXCVBNM<>?"}
_PAD = {71: "789-456+1230.", 98: "/"}
_ENDS = {28: "\r", 96: "\r", 15: "\t", 57: " ", 55: "*"}


def _table(rows):
    return {
        first + place: typed
        for first, characters in (rows | _PAD).items()
        for place, typed in enumerate(characters)
    } | _ENDS


_PLAIN, _SHIFT = _table(_ROWS), _table(_SHIFTED)


def character(code, is_shifted):
    """Return what a key types, "" for any other key."""
    return (_SHIFT if is_shifted else _PLAIN).get(code, "")
