"""Cases of ``vectors/events`` that no document of today leads to, each with the reason.

They run against the pure core all the same. A case leaves this list with the document that
plays it; ``TestAllCasesAreNamed`` counts both.
"""

ONLY_CORE = "points and prepaid balances are posted by the core only"
TREATMENT = "this treatment is not offered, or no till of these tests names its purchase"
NO_TERM = "the parameter is not offered yet"
NO_ACT = "there is no act for this event yet"
BAD_INPUT = "no document can say this: the choice is closed, or checked before"
RETAINED = "no act takes retained cards of the first day yet"
VALUED = "what stock takes of a difference is said by Odoo's valuation, here by the case"

REASONS = {
    ONLY_CORE: """
        TC-19 TC-20 TC-22 TC-22-1 TC-22-2 POINTS-EXPIRED TC-23 TC-23-return
        TC-25-sold TC-25-used TC-25-expired TC-26-sold TC-26-used TC-26-expired
        ADVANCE-sold ADVANCE-used ADVANCE-expired ADVANCE-2026 TC-27 TC-27-mixed
    """,
    TREATMENT: "LINKED PROMO REPRESENTATION TC-33-issue TC-33-bill E03-proportional",
    NO_TERM: "FEE-SOLD FEE-MONTH FEE-LAST FEE-AGAIN FEE-REFUND",
    NO_ACT: """
        E08-value TC-15 E16-other E22 E22-passed E18-impairment E18-allowance E26-lines
        E27-excess E27-again E27-input E27-five E27-above-five
        E23-claim TC-09a-20 TC-09a-22 TC-09-invoice
    """,
    BAD_INPUT: "MODE-UNKNOWN PURPOSE-UNKNOWN E26-day E12-too-much",
    RETAINED: "E25-account",
    VALUED: "E24-down E24-valued",
}

NOT_PLAYED = {case: reason for reason, ids in REASONS.items() for case in ids.split()}
