"""The same card at the same reader twice within a moment is one read.

>>> guard = RepeatGuard()
>>> [guard.is_repeat("counter", "9200", now) for now in (0, 400, 2000)]
[False, True, False]
"""

WINDOW_MS = 1500


class RepeatGuard:
    """Remembers the last number of each reader, for as long as it matters."""

    def __init__(self, window=WINDOW_MS):
        self.window = window
        self.seen = {}

    def is_repeat(self, reader, number, now):
        """Tell whether `number` was read a moment ago, and remember it.

        :param now: milliseconds of any origin
        """
        for name in [name for name, (_number, at) in self.seen.items() if now - at >= self.window]:
            del self.seen[name]
        known = self.seen.get(reader, ("", now))[0]
        if known != number:
            self.seen[reader] = (number, now)
        return known == number
