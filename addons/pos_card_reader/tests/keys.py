"""The keys of a reader that types: those of the agent's player, which is no part of Odoo."""

import importlib.util
from pathlib import Path

_PATH = Path(__file__).resolve().parents[1] / "box" / "keys.py"
_spec = importlib.util.spec_from_file_location("card_reader_keys", _PATH)
_keys = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_keys)

PERSON_MS, burst, press = _keys.PERSON_MS, _keys.burst, _keys.press
