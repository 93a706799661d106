"""What survives a restart: who claimed which reader, and the number rules of the tills.

Never anything that was read.
"""

import json
import logging
import os
from pathlib import Path

_logger = logging.getLogger(__name__)


class StateFile:
    """A small JSON file; without a path it remembers nothing."""

    def __init__(self, path):
        self.path = Path(path) if path else None

    def load(self):
        """Return what was saved last, {} for nothing or a file that can't be used."""
        if not self.path or not self.path.exists():
            return {}
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            _logger.warning("%s can't be read and starts anew: %s", self.path, error)
            return {}
        return found if isinstance(found, dict) else {}

    def save(self, state):
        """Write `state` whole or not at all."""
        if not self.path:
            return
        draft = self.path.with_suffix(".new")
        try:
            draft.write_text(json.dumps(state), encoding="utf-8")
            os.replace(draft, self.path)
        except OSError as error:
            _logger.warning("%s can't be written: %s", self.path, error)
