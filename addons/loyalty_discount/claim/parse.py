"""Reader of the claim a till sends with an order (docs/contracts.md, 6). Pure.

The claim is what the till says; nothing in it is believed. Unknown keys are dropped, unknown
versions refused, values of the wrong type become ``None``.
"""

from .facts import clean_facts
from .text import clean_integer, clean_text

PRESENTED = ("swipe", "scan", "tap", "keyed")


def parse_claim(value):
    """``(claim, problem)``: a clean claim and no problem, or None and a code.

    Problems: ``no_claim``, ``not_an_object``, ``unknown_version``.
    """
    if value is None or value is False:
        return None, "no_claim"
    if not isinstance(value, dict):
        return None, "not_an_object"
    if value.get("v") != 1:
        return None, "unknown_version"
    return {
        "v": 1,
        "engine": clean_integer(value.get("engine")),
        "snapshot": _text(value.get("snapshot")),
        "basket": _text(value.get("basket")),
        "decision": _text(value.get("decision")),
        "moment": _text(value.get("moment")),
        "begun": _text(value.get("begun")),
        "card": _card(value.get("card")),
        "facts": clean_facts(value.get("facts")),
    }, None


def clean_claim(value):
    """What is stored with the order: the clean claim, a note why there is none, or False."""
    claim, problem = parse_claim(value)
    if problem == "no_claim":
        return False
    return claim or {"v": 0, "problem": problem}


def _card(value):
    """The presented card, or None without a number."""
    if not isinstance(value, dict) or not _text(value.get("number")):
        return None
    presented = value.get("presented")
    return {
        "number": _text(value["number"]),
        "presented": presented if presented in PRESENTED else "keyed",
        "rule": clean_integer(value.get("rule")),
        "medium": clean_integer(value.get("medium")),
    }


def _text(value):
    """``value`` as a text, or None."""
    return clean_text(value) or None
