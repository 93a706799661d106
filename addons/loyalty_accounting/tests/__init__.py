from . import (
    test_act_dates,
    test_act_reversal,
    test_consistency,
    test_done_stays,
    test_issue_act,
    test_papers,
    test_posting_cases,
    test_print_run,
    test_sale_places,
    test_script_order,
    test_setup,
    test_sold_cards,
)
