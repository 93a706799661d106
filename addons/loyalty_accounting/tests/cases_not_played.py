"""Cases of ``vectors/events`` that no document of today leads to, each with the reason.

They run against the pure core all the same. A case leaves this list with the document that
plays it; ``TestAllCasesAreNamed`` counts both.
"""

ONLY_CORE = "points and prepaid balances are posted by the core only"
PURCHASE = "no till of these tests names the purchase a card was given on"
EXPENSED = "no card category is expensed on receipt yet"
NO_TERM = "the parameter is not offered yet"
NO_ACT = "there is no act for this event yet"
ONE_BY_ONE = "a till rings up every card on a line of its own, with its number"
BAD_INPUT = "no document can say this: the choice is closed, or checked before"
VALUED = "what stock takes of a difference is said by Odoo's valuation, here by the case"

REASONS = {
    ONLY_CORE: """
        TC-19 TC-20 TC-22 TC-22-1 TC-22-2 POINTS-EXPIRED TC-23 TC-23-return
        TC-25-sold TC-25-used TC-25-expired TC-26-sold TC-26-used TC-26-expired
        ADVANCE-sold ADVANCE-used ADVANCE-expired ADVANCE-2026 TC-27 TC-27-mixed
    """,
    PURCHASE: "LINKED",
    EXPENSED: "TC-33-issue TC-33-bill",
    NO_TERM: "FEE-SOLD FEE-MONTH FEE-LAST FEE-AGAIN FEE-REFUND",
    NO_ACT: "E08-value TC-09-invoice",
    ONE_BY_ONE: "TC-09a-20 TC-09a-22",
    BAD_INPUT: "E26-lines MODE-UNKNOWN PURPOSE-UNKNOWN E26-day E12-too-much",
    VALUED: "E24-down E24-valued",
}

NOT_PLAYED = {case: reason for reason, ids in REASONS.items() for case in ids.split()}
