"""Cases of ``vectors/events`` that no document of today leads to, each with the reason.

They run against the pure core all the same. A case leaves this list with the document that
plays it; ``TestAllCasesAreNamed`` counts both.
"""

ONLY_CORE = "points and prepaid balances are posted by the core only"
NO_TERM = "the parameter is not offered yet"
WHOLE_ESTIMATE = "a bill takes the estimate of its receipt back whole, then books its own price"

REASONS = {
    ONLY_CORE: """
        TC-19 TC-20 TC-22 TC-22-1 TC-22-2 POINTS-EXPIRED TC-23 TC-23-return
        TC-25-sold TC-25-used TC-25-expired TC-26-sold TC-26-used TC-26-expired
        ADVANCE-sold ADVANCE-used ADVANCE-expired ADVANCE-2026 TC-27 TC-27-mixed
    """,
    NO_TERM: "FEE-SOLD FEE-MONTH FEE-LAST FEE-AGAIN FEE-REFUND",
    WHOLE_ESTIMATE: "E24-down",
}

NOT_PLAYED = {case: reason for reason, ids in REASONS.items() for case in ids.split()}
