from . import card_number_rule
from . import pos_session
