"""One reader: its thread, its state and what it counted.

The thread opens the transport, takes what arrives, and begins again after any error, for
ever: a reader that is unplugged, busy or forbidden comes back by itself.
"""

import logging
import threading

from .backoff import Backoff
from .clock import now_ms
from .transports import Trouble, make_transport

COUNTS = ("card", "refused", "scan", "repeated", "noise", "reconnects")

_logger = logging.getLogger(__name__)


class Reader:
    """A reader of the settings; `take` and `on_change` belong to the agent."""

    def __init__(self, settings, take, on_change):
        self.settings = settings
        self.name = settings.name
        self.till = settings.till
        self.is_shared = not settings.till
        self.state, self.reason = "opening", ""
        self.counts = dict.fromkeys(COUNTS, 0)
        self.last_read = None  # `now_ms`
        self._take = take
        self._on_change = on_change
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"reader {self.name}", daemon=True)

    def start(self):
        """Begin to read, in a thread of its own."""
        self._thread.start()

    def stop(self):
        """Give the device back; returns when it is free."""
        self._stopping.set()
        self._thread.join(timeout=5)

    def as_dict(self):
        """Return the READER of the protocol."""
        age = None if self.last_read is None else round((now_ms() - self.last_read) / 1000)
        return {
            "name": self.name,
            "transport": self.settings.transport,
            "profile": self.settings.profile.id,
            "state": self.state,
            "reason": self.reason,
            "till": self.till,
            "is_shared": self.is_shared,
            "last_read_s": age,
            "counts": dict(self.counts),
        }

    def _run(self):
        backoff, was_ready, transport = Backoff(), False, None
        while not self._stopping.is_set():
            try:
                transport = transport or make_transport(self.settings)
                transport.open()
                self.counts["reconnects"] += was_ready
                was_ready = True
                self._set_state("ready")
                backoff.reset()
                self._read(transport)
            except Trouble as trouble:
                self._set_state(trouble.state, trouble.reason)
            except Exception as error:  # whatever a driver raises, the reader must come back
                _logger.warning("reader %s: %s", self.name, type(error).__name__)
                self._set_state("error", type(error).__name__)
            finally:
                if transport:
                    transport.close()
            self._stopping.wait(backoff.next_s())

    def _read(self, transport):
        while not self._stopping.is_set():
            for arrival in transport.wait():
                if arrival.decode:
                    self._take(self, arrival)
                else:
                    self.counts["noise"] += 1

    def _set_state(self, state, reason=""):
        if (state, reason) != (self.state, self.reason):
            self.state, self.reason = state, reason
            _logger.info("reader %s: %s %s", self.name, state, reason)
            self._on_change()
