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


def _first(problems, otherwise):
    """The first problem code, or ``otherwise`` without any."""
    return problems[0] if problems else otherwise


_BY_PROBLEM = (
    ("stale_program", {"snapshot_not_delivered"}),
    ("tampered", {"snapshot_unknown", "level_never_held", "unjudgeable"}),
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
        },
    ),
    ("clock_skew", {"moment_in_future", "facts_after_moment"}),
)
