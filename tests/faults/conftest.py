"""A till and a server that is killed; `scripts/test faults` tells where they are."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path += [str(TESTS.parent / "scripts"), str(TESTS / "e2e")]
