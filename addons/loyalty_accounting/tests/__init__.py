from . import (
    test_consistency,
    test_issue_act,
    test_papers,
    test_posting_cases,
    test_print_run,
    test_script_order,
    test_setup,
    test_sold_cards,
)
