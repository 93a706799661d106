"""Regular expressions that mean the same in Python and in JavaScript.

A pattern describes the whole content of a source and names the number with the
group `(?P<number>...)` or `(?<number>...)`. Allowed: characters, escaped
punctuation, `\\d`, `.`, character classes, groups, `|`, and the repeats `* + ?
{n} {n,} {n,m}` on single characters; a group may only be optional. Look-around,
back references, flags and repeats of groups are refused, and repeats are few: no
pattern can stop the till.

>>> find_problem(r"(?P<number>9200\\d{9})(?:=.*)?")
''
>>> find_problem(r"9200\\d{9}")
'no_number_group'
"""

import re
from functools import lru_cache

LENGTH_MAX = 120
REPEATS_MAX = 3  # * + {n,} {n,m}
CHOICES_MAX = 6  # ? and |
NUMBER_GROUPS = ("(?P<number>", "(?<number>")

_TOKEN = re.compile(
    r"\(\?P?<number>|\(\?:|\((?!\?)|\)|\|"
    r"|\[\^?(?:[0-9]-[0-9]|[A-Z]-[A-Z]|[a-z]-[a-z]|\\d|\\[!-/:-@\[-`{-~]"
    r"|[0-9A-Za-z !-,./:-@_`{-~])+\]"
    r"|\\d|\\[!-/:-@\[-`{-~]|[*+?]|\{[0-9]{1,2}(?:,[0-9]{0,2})?\}"
    r"|\^|\$|[0-9A-Za-z .!-#%-',-/:->@_`~]"
)
_FIXED = re.compile(r"\{[0-9]+\}")


def find_problem(pattern):
    """Return why `pattern` can't be used, "" if it can.

    :return: too_long, unsupported, no_number_group, too_many_repeats or invalid
    """
    if len(pattern) > LENGTH_MAX:
        return "too_long"
    tokens = _TOKEN.findall(pattern)
    if "".join(tokens) != pattern or not _is_well_placed(tokens):
        return "unsupported"
    if sum(token in NUMBER_GROUPS for token in tokens) != 1:
        return "no_number_group"
    if not _is_cheap(tokens):
        return "too_many_repeats"
    return "" if _compile(pattern) else "invalid"


def find_number(pattern, text):
    """Return what the group `number` takes from `text`, "" without a match."""
    compiled = None if find_problem(pattern) else _compile(pattern)
    match = compiled and compiled.fullmatch(text)
    return (match and match["number"]) or ""


def _is_repeat(token):
    """Tell whether a token repeats what stands before it."""
    return token in ("*", "+", "?") or (token[0] == "{" and len(token) > 1)


def _is_well_placed(tokens):
    """Tell whether anchors stand at the ends and repeats behind one character."""
    last = len(tokens) - 1
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else "("
        if (token == "^" and place) or (token == "$" and place != last):
            return False
        if _is_repeat(token) and not _can_repeat(before, token):
            return False
    return True


def _can_repeat(before, token):
    """Tell whether `token` may follow `before`."""
    if before == ")":
        return token == "?"
    return before not in ("|", "^", "(", "(?:", *NUMBER_GROUPS) and not _is_repeat(before)


def _is_cheap(tokens):
    """Tell whether the number of ways to match stays small."""
    choices = sum(token in ("?", "|") for token in tokens)
    repeats = sum(_is_repeat(token) and not _FIXED.fullmatch(token) for token in tokens)
    return choices <= CHOICES_MAX and repeats - tokens.count("?") <= REPEATS_MAX


@lru_cache(maxsize=256)
def _compile(pattern):
    """Return the compiled pattern, None if it is malformed."""
    try:
        return re.compile(pattern.replace("(?<number>", "(?P<number>"), re.ASCII)
    except re.error:
        return None
