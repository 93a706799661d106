from . import (
    loyalty_act_count_paper,
    loyalty_act_paper,
    loyalty_act_period_paper,
    loyalty_act_settled_paper,
    loyalty_act_xlsx,
)
