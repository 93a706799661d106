"""The card agent as a server-wide module of Odoo's POS box.

Own routes and own queues: core's events are posted to the server before a till gets them,
and give a swipe to one till only.
"""

import sys
from pathlib import Path

# The agent and the codec are plain packages, found beside each other.
sys.path.append(str(Path(__file__).resolve().parents[2]))

from . import controllers  # noqa: E402 (the path is set above)
from .controllers import start_agent  # noqa: E402

__all__ = ["controllers", "start_agent"]
