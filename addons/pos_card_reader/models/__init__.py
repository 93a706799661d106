from . import cached_settings

# isort: split
from . import card_number_rule, card_reader, pos_config, pos_session, res_config_settings
