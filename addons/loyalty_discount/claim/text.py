"""Texts and numbers of the till that the database and the engine can hold. Pure."""

TEXT_LIMIT = 200
INTEGER_LIMIT = 2**52


def storable(text):
    """Whether PostgreSQL stores ``text``: no NUL, no half of a surrogate pair.

    >>> storable("Иван"), storable("a\\0b"), storable("\\ud800")
    (True, False, False)
    """
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def clean_text(value):
    """``value`` as a storable text of bounded length, or an empty one."""
    if not isinstance(value, str) or not storable(value):
        return ""
    return value.strip()[:TEXT_LIMIT]


def clean_integer(value):
    """``value`` as an integer the engine can count with, or None.

    >>> clean_integer(7), clean_integer(True), clean_integer(10**30)
    (7, None, None)
    """
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if -INTEGER_LIMIT < value < INTEGER_LIMIT else None
