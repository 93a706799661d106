from . import loyalty_act_paper
