from . import (
    test_access,
    test_agent_tours,
    test_card_number_rule,
    test_card_reader,
    test_codec_vectors,
    test_pos_box,
    test_pos_loading,
    test_role_matrix,
    test_tours,
)
