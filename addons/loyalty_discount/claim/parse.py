"""Reader of the claim a till sends with an order (docs/contracts.md, 6). Pure.

The claim is what the till says; nothing in it is believed. Unknown keys are dropped, unknown
versions refused, values of the wrong type become ``None``. ``late`` is the server's own: the
closed session that an order names which came after its closing.
"""

from .facts import clean_facts, clean_id
from .tenders import clean_payments
from .text import clean_integer, clean_text

CUSTOMER = "customer"
PRESENTED = ("swipe", "scan", "tap", "keyed", CUSTOMER)
#: What a manager may approve on a receipt.
APPROVED = ("without_card", "keyed", "often")


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
        "payments": clean_payments(value.get("payments")),
        "card": _card(value.get("card")),
        "foreign": _foreign(value.get("foreign")),
        "approvals": _approvals(value.get("approvals")),
        "facts": clean_facts(value.get("facts")),
        "late": clean_id(value.get("late")),
    }, None


def clean_claim(value):
    """What is stored with the order: the clean claim, a note why there is none, or False."""
    claim, problem = parse_claim(value)
    if problem == "no_claim":
        return False
    return claim or {"v": 0, "problem": problem}


def guest_claim(claim):
    """What of a clean claim counts from a guest: the card, which then only counts spend.

    >>> guest_claim(False)
    False
    >>> claim = clean_claim({"v": 1, "moment": "x", "card": {"number": "7", "presented": "scan"}})
    >>> kept = guest_claim(claim)
    >>> kept["card"]["number"], kept["moment"]
    ('7', None)
    """
    if not claim or not claim["v"]:
        return claim
    return clean_claim({"v": claim["v"], "card": claim["card"]})


def _card(value):
    """The presented card, or None without a number; a customer without card has none."""
    if not isinstance(value, dict):
        return None
    presented = value.get("presented")
    if presented != CUSTOMER and not _text(value.get("number")):
        return None
    return {
        "number": None if presented == CUSTOMER else _text(value["number"]),
        "presented": presented if presented in PRESENTED else "keyed",
        "rule": clean_integer(value.get("rule")),
        "medium": clean_integer(value.get("medium")),
    }


def _foreign(value):
    """A foreign card by its rule, or the group of one that was only seen; never its number."""
    if not isinstance(value, dict):
        return None
    rule, group = clean_id(value.get("rule")), clean_id(value.get("group"))
    return {"rule": rule, "group": group} if rule or group else None


def _approvals(value):
    """``{code: {"employee", "uuid"}}``; without a uuid the till checked by itself (no network)."""
    given = value if isinstance(value, dict) else {}
    return {
        code: {
            "employee": clean_id(given[code].get("employee")),
            "uuid": _text(given[code].get("uuid")),
        }
        for code in APPROVED
        if isinstance(given.get(code), dict)
    }


def _text(value):
    """``value`` as a text, or None."""
    return clean_text(value) or None
