from . import (
    test_consistency,
    test_issue_act,
    test_posting_cases,
    test_print_run,
    test_sold_cards,
)
