from . import loyalty_act_count_paper, loyalty_act_paper, loyalty_act_period_paper
