"""Random tests use what the pure tests read vectors with."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "pure"))
