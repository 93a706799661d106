from . import test_judge
from . import test_tours_cards
from . import test_tours_desk
from . import test_tours_lines
