"""What one till has not acknowledged yet.

An event stays until the till acknowledges it, at most 10 s and 20 events; what is older is
dropped and counted, never replayed. The agent's lock is held around every call.
"""

from collections import deque
from itertools import count

from .clock import now_ms

AGE_MAX_MS = 10_000
EVENTS_MAX = 20


class TillQueue:
    """The events of one till, and the page that has the till."""

    def __init__(self, till, run):
        self.till = till
        self.run = run
        self.events = deque()  # (seq, moment of the last byte, event)
        self.seq = 0  # of the last event
        self.dropped = 0
        self.session = ""
        self.pollers = 0
        self._numbers = count(1)

    def connect(self, run, after_seq):
        """Begin a session and end the one before; return the seq it continues behind.

        :param run: the run of the agent that the page knew; "" for a new page, which gets
            nothing of what happened before. A page of an earlier run gets all of this one.
        """
        self.session = f"{self.run}.{self.till}.{next(self._numbers)}"
        if run == self.run:
            after_seq = min(after_seq, self.seq)
        else:
            after_seq = 0 if run else self.seq
        self.acknowledge(after_seq)
        return after_seq

    def find_fault(self, session):
        """Return why `session` may not poll: unknown_session, taken_over or ""."""
        if session == self.session and session:
            return ""
        is_of_this_run = bool(self.session) and session.startswith(f"{self.run}.")
        return "taken_over" if is_of_this_run else "unknown_session"

    def put(self, event, at):
        """Append an event whose last byte came at `at` (`now_ms`)."""
        self.seq += 1
        self.events.append((self.seq, at, event))
        self.purge()

    def acknowledge(self, seq):
        """Forget all events up to `seq`: the till has handled them."""
        while self.events and self.events[0][0] <= seq:
            self.events.popleft()

    def purge(self):
        """Drop and count what is too old or too much."""
        oldest = now_ms() - AGE_MAX_MS
        while self.events and (self.events[0][1] < oldest or len(self.events) > EVENTS_MAX):
            self.events.popleft()
            self.dropped += 1

    def as_list(self):
        """Return the waiting events as the protocol tells them."""
        self.purge()
        now = now_ms()
        return [{"seq": seq, "age_ms": round(now - at), **event} for seq, at, event in self.events]
