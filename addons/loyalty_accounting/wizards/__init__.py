from . import loyalty_card_setup
