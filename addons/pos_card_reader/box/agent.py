"""The agent: readers on one side, tills on the other."""

import logging
import secrets
import threading

from codec import CHECK_DIGITS, SOURCES, UID_FORMATS, RepeatGuard, Rule, find_problem

from .clock import now_ms
from .reader import Reader
from .state_file import StateFile
from .till_queue import TillQueue

PROTOCOL = 1
HOLD_S = 25  # a poll waits so long for something to tell

_logger = logging.getLogger(__name__)


class Agent:
    """All readers and tills of the settings. Thread-safe; shells call the public methods."""

    def __init__(self, settings, hold_s=HOLD_S):
        self.settings = settings
        self.hold_s = hold_s
        self.run = secrets.token_hex(4)
        self.started = now_ms()
        self.state = 1  # rises with every change of a reader
        self._changed = threading.Condition()
        self._repeats = RepeatGuard()
        self._queues = {till.name: TillQueue(till.name, self.run) for till in settings.tills}
        self._readers = {
            one.name: Reader(one, self._take, self._on_change) for one in settings.readers
        }
        self._file = StateFile(settings.state_file)
        self._rules = {}
        self._restore(self._file.load())

    def start(self):
        """Begin to read."""
        for reader in self._readers.values():
            reader.start()
        _logger.info(
            "agent %s: %s readers, %s tills", self.run, len(self._readers), len(self._queues)
        )

    def stop(self):
        """Give all devices back, and let no poll wait any longer."""
        self.hold_s = 0
        self._on_change()
        for reader in self._readers.values():
            reader.stop()

    # -- what tills ask ------------------------------------------------------------------------

    def connect(self, till, run, after_seq, rules):
        """Begin a session of `till`; return the answer of the protocol.

        :param rules: number rules as JSON; TypeError or ValueError when one can't be a Rule
        """
        rules = [_to_rule(rule) for rule in rules]
        with self._changed:
            queue = self._queues[till]
            after_seq = queue.connect(run, after_seq)
            if rules != self._rules.get(till):
                self._rules[till] = rules
                self._save()
            self._changed.notify_all()
            return {
                "protocol": PROTOCOL,
                "till": till,
                "run": self.run,
                "session": queue.session,
                "after_seq": after_seq,
                "state": self.state,
                "hold_s": self.hold_s,
                "readers": self._readers_of(till),
            }

    def find_fault(self, till, session):
        """Return why `session` may not ask for `till`: a code of the protocol or ""."""
        with self._changed:
            return self._queues[till].find_fault(session)

    def poll(self, till, session, after_seq, state):
        """Acknowledge, wait for events or a change, and return them.

        The answer is (fault, None) when another page took the till over in the meantime.
        """
        with self._changed:
            queue = self._queues[till]
            queue.acknowledge(after_seq)
            queue.pollers += 1
            try:
                self._changed.wait_for(
                    lambda: queue.events or self.state != state or queue.session != session,
                    self.hold_s,
                )
            finally:
                queue.pollers -= 1
            fault = queue.find_fault(session)
            if fault:
                return fault, None
            return "", {
                "events": queue.as_list(),
                "state": self.state,
                "dropped": queue.dropped,
                "readers": self._readers_of(till),
            }

    def claim(self, till, name):
        """Give the shared reader `name` to `till`; return its readers, None if there is none."""
        with self._changed:
            reader = self._readers.get(name)
            if not reader or not reader.is_shared:
                return None
            reader.till = till
            self._save()
            self._tell_change()
            return {"readers": self._readers_of(till)}

    def health(self):
        """Return how everything is, without anything that was read."""
        with self._changed:
            for queue in self._queues.values():
                queue.purge()
            return {
                "protocol": PROTOCOL,
                "run": self.run,
                "uptime_s": round((now_ms() - self.started) / 1000),
                "readers": [reader.as_dict() for reader in self._readers.values()],
                "tills": [
                    {
                        "till": queue.till,
                        "is_polling": bool(queue.pollers),
                        "waiting": len(queue.events),
                        "dropped": queue.dropped,
                    }
                    for queue in self._queues.values()
                ],
            }

    # -- what readers tell ---------------------------------------------------------------------

    def _take(self, reader, arrival):
        """Decode by the rules of the reader's till and queue the event for it."""
        till = reader.till
        event = arrival.as_event(self._rules.get(till, []))
        with self._changed:
            number = event.get("number")
            if number and self._repeats.is_repeat(reader.name, number, arrival.at):
                reader.counts["repeated"] += 1
                return
            reader.counts[event["kind"]] += 1
            reader.last_read = arrival.at
            if till:
                self._queues[till].put({"reader": reader.name, **event}, arrival.at)
                self._changed.notify_all()

    def _on_change(self):
        with self._changed:
            self._tell_change()

    def _tell_change(self):
        self.state += 1
        self._changed.notify_all()

    def _readers_of(self, till):
        return [
            reader.as_dict()
            for reader in self._readers.values()
            if reader.is_shared or reader.till == till
        ]

    # -- what survives a restart ---------------------------------------------------------------

    def _save(self):
        claims = {one.name: one.till for one in self._readers.values() if one.is_shared}
        rules = {till: [rule._asdict() for rule in own] for till, own in self._rules.items()}
        self._file.save({"claims": claims, "rules": rules})

    def _restore(self, state):
        """Take what was saved: all of it, or nothing when a part of it can't be used."""
        try:
            claims = dict(state.get("claims", {}))
            rules = {
                till: [_to_rule(rule) for rule in own]
                for till, own in dict(state.get("rules", {})).items()
                if till in self._queues
            }
        except (TypeError, ValueError):
            _logger.warning("%s is of no use and starts anew", self._file.path)
            return
        self._rules = rules
        for name, till in claims.items():
            reader = self._readers.get(name)
            if reader and reader.is_shared and till in list(self._queues):
                reader.till = till


def _to_rule(rule):
    """Return the Rule of a JSON object; raise TypeError or ValueError when it can't be one."""
    rule = Rule(**rule)
    defaults = Rule(0)
    for value, default in zip(rule, defaults, strict=True):
        if not isinstance(value, list if isinstance(default, tuple) else type(default)):
            raise TypeError
    is_known = (
        rule.check_digit in CHECK_DIGITS
        and rule.uid_format in ("", *UID_FORMATS)
        and set(rule.sources) <= set(SOURCES)
    )
    if not is_known or (rule.pattern and find_problem(rule.pattern)):
        raise ValueError
    return rule._replace(sources=tuple(rule.sources))
