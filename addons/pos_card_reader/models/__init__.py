from . import card_number_rule, pos_session
