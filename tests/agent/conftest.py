"""Tests of the card agent use the rig that the addon's own tests have."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "addons/pos_card_reader/tests"))
