"""The clock of the agent: milliseconds that never go back."""

import time


def now_ms():
    """Return milliseconds since some moment in the past."""
    return time.monotonic() * 1000
