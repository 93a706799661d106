from . import test_card_number_rule, test_codec_vectors, test_pos_loading, test_tours
