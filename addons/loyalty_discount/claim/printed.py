"""Reader of what a receipt said in words: kept for reprints, nothing is decided by it. Pure."""

from .text import storable

LINES_MAX = 1000
NEWS_MAX = 20
WORDS_MAX = 500


def clean_printed(value):
    """``{"v": 1, "level", "news", "reasons"}`` without what can't be read, or False.

    >>> clean_printed({"v": 1, "level": "Gold", "news": ["Hi", 7], "reasons": {"a": "5 %", "b": 1}})
    {'v': 1, 'level': 'Gold', 'news': ['Hi'], 'reasons': {'a': '5 %'}}
    >>> clean_printed({"v": 2}), clean_printed("x")
    (False, False)
    """
    if not isinstance(value, dict) or value.get("v") != 1:
        return False
    news, reasons = value.get("news"), value.get("reasons")
    lines = [_words(one) for one in news] if isinstance(news, list) else []
    rows = list(reasons.items())[:LINES_MAX] if isinstance(reasons, dict) else []
    return {
        "v": 1,
        "level": _words(value.get("level")),
        "news": [line for line in lines if line][:NEWS_MAX],
        "reasons": {key: _words(text) for key, text in rows if _words(key) and _words(text)},
    }


def _words(value):
    """``value`` as a storable text, or an empty one."""
    is_text = isinstance(value, str) and storable(value)
    return value[:WORDS_MAX] if is_text else ""
