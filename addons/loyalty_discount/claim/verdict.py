"""Why a receipt differs from what the server would have granted. Pure."""

from typing import NamedTuple


class Evidence(NamedTuple):
    """What the judge found; all values are plain.

    ``granted`` and ``decided`` map line ids to minor units: what the receipt gave, and what the
    engine gives on the stored order with facts that were true then. ``problems`` are codes.
    """

    claim: dict | None
    problems: tuple
    granted: dict
    decided: dict
    basket_digest: str
    decision_digest: str


def differing_lines(evidence):
    """Ids of the lines whose discount is not what the engine gives, sorted."""
    ids = evidence.granted.keys() | evidence.decided.keys()
    return sorted(
        line for line in ids if evidence.granted.get(line, 0) != evidence.decided.get(line, 0)
    )


def reason_of(evidence):
    """``(reason, code)`` of the mismatch, or None where there is nothing to report.

    An order without a claim is booked as it stands, unless a line carries our discount.
    """
    if not evidence.claim:
        has_discount = any(evidence.granted.values())
        return ("tampered", _first(evidence.problems, "no_claim")) if has_discount else None
    if differing_lines(evidence):
        return _reason_of_amounts(evidence)
    is_same_basket = evidence.claim["basket"] == evidence.basket_digest
    if is_same_basket and evidence.claim["decision"] != evidence.decision_digest:
        return "engine_drift", "decision_differs"
    return None


def _reason_of_amounts(evidence):
    """The most likely honest reason first; what nothing explains was changed by hand."""
    for reason, codes in _BY_PROBLEM:
        for code in evidence.problems:
            if code in codes:
                return reason, code
    is_same_basket = evidence.claim["basket"] == evidence.basket_digest
    if is_same_basket and evidence.claim["decision"] != evidence.decision_digest:
        return "engine_drift", "decision_differs"
    return "tampered", "lines_changed" if is_same_basket else "basket_changed"


def older_facts_code(basket, own_basket):
    """What changed since the till asked: ``uses_``, ``level_`` or ``facts_changed``.

    >>> levels = [{"holder": {"memberships": {"7": {"level": n}}}, "uses": {}} for n in (1, 2)]
    >>> nobody = {"holder": None, "uses": {}}
    >>> older_facts_code(*levels), older_facts_code(nobody, {**nobody, "uses": {"7": {}}})
    ('level_changed', 'uses_changed')
    """
    if _levels(basket) != _levels(own_basket):
        return "level_changed"
    return "facts_changed" if basket["uses"] == own_basket["uses"] else "uses_changed"


def _levels(basket):
    """The holder's levels by program, empty for nobody."""
    memberships = basket["holder"]["memberships"] if basket["holder"] else {}
    return {key: membership["level"] for key, membership in memberships.items()}


def _first(problems, otherwise):
    """The first problem code, or ``otherwise`` without any."""
    return problems[0] if problems else otherwise


_BY_PROBLEM = (
    ("stale_program", {"snapshot_not_delivered"}),
    (
        "tampered",
        {
            "snapshot_unknown",
            "level_never_held",
            "numbers_never_had",
            "group_never_in",
            "holder_differs",
            "unjudgeable",
        },
    ),
    ("older_facts", {"holder_changed", "facts_too_old"}),
    (
        "card",
        {
            "bad_number",
            "card_unknown",
            "card_stock",
            "card_blocked",
            "card_replaced",
            "card_expired",
            "card_void",
            "not_approved",
            "own_card",
            "without_card",
        },
    ),
    ("clock_skew", {"moment_in_future", "moment_before_session", "facts_after_moment"}),
)
