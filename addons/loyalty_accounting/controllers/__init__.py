from . import act_xlsx
