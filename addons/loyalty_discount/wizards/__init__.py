from . import (
    loyalty_attach,
    loyalty_card_update_balance,
    loyalty_generate_wizard,
    loyalty_medium_reason,
    loyalty_membership_change,
    loyalty_mismatch_close,
    loyalty_opening,
    loyalty_price_lookup,
    loyalty_publish,
    loyalty_ready_program,
)
