"""Waiting before the next try: twice as long each time, for ever.

>>> backoff = Backoff()
>>> [backoff.next_s() for _ in range(5)]
[0.2, 0.4, 0.8, 1.0, 1.0]
>>> backoff.reset()
>>> backoff.next_s()
0.2
"""

FIRST_S = 0.2
LONGEST_S = 1.0  # who plugs a reader in waits no longer for the agent


class Backoff:
    """Seconds to wait between tries."""

    def __init__(self):
        self.wait_s = FIRST_S

    def reset(self):
        """Start again: the last try went well."""
        self.wait_s = FIRST_S

    def next_s(self):
        """Return how long to wait now."""
        wait_s = self.wait_s
        self.wait_s = min(wait_s * 2, LONGEST_S)
        return wait_s
