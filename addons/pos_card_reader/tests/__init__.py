from . import test_card_number_rule
from . import test_codec_vectors
from . import test_pos_loading
from . import test_tours
