from . import (
    loyalty_card_setup,
    loyalty_month_close,
    loyalty_month_figures,
    loyalty_number_entry,
    loyalty_opening_import,
    loyalty_policy_preview,
    loyalty_print_import,
    loyalty_register,
    loyalty_register_progress,
)
