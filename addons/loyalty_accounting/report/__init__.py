from . import (
    loyalty_act_count_paper,
    loyalty_act_head_paper,
    loyalty_act_paper,
    loyalty_act_period_paper,
    loyalty_act_receipt_paper,
    loyalty_act_settled_paper,
    loyalty_act_sheets,
    loyalty_act_xlsx,
)
