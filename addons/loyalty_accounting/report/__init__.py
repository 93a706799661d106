from . import loyalty_act_xlsx
