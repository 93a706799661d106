"""Readers at plugs, an agent that reads them and a till that asks it, gone after each test."""

import json
import signal
import statistics
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent),
                str(Path(__file__).resolve().parents[4] / "addons/pos_card_reader/tests")]

import gadgets  # noqa: E402 (the path is set above)
import pytest  # noqa: E402
from box_rig import PAYMENT, Till  # noqa: E402
from installed import InstalledAgent  # noqa: E402

MAGTEK_HID = "0801:0002"
LONG_S = 240  # a test that takes longer hangs


class Desk:
    """A till's desk: readers are plugged in, an agent and a page are started."""

    def __init__(self, folder):
        self.folder, self.readers, self.agent, self.till = folder, [], None, None

    def serial(self, serial="S1", ids="1209:0001"):
        return self._plug(gadgets.SerialReader(len(self.readers), ids, serial))

    def keyboard(self, serial="K1"):
        return self._plug(gadgets.KeyboardReader(len(self.readers), "1209:0002", serial))

    def magnetic(self, serial="M1"):
        return self._plug(gadgets.MagneticReader(len(self.readers), MAGTEK_HID, serial))

    def _plug(self, reader):
        self.readers.append(reader)
        reader.plug()
        return reader

    def start(self, *readers):
        """Start an agent with the settings `readers` and a page; return it when all are ready."""
        own = [{"till": "till-1", **reader} for reader in readers]
        self.agent = InstalledAgent(self.folder, own)
        self.till = Till(self.agent)
        for reader in own:
            self.till.wait_for_state(reader["name"], "ready")
        return self.till

    def timed(self, act, name, state):
        """Do `act` and wait until a page is told of the `state`; return milliseconds."""
        start = time.monotonic()
        act()
        self.till.wait_for_state(name, state)
        return (time.monotonic() - start) * 1000

    def counts(self, name):
        [reader] = [one for one in self.agent.health()["readers"] if one["name"] == name]
        return reader["counts"]

    def told(self):
        """Return all that the agent wrote or tells."""
        log, state = self.agent.log.read_text(), self.agent.state_file.read_text()
        return json.dumps(self.agent.health()) + log + state

    def refuses_payment(self, swipe):
        """A payment card is refused and no digit of it is anywhere."""
        swipe()
        [event] = self.till.events()
        assert (event["kind"], event["reason"]) == ("refused", "payment_card"), event
        told = self.told() + json.dumps(event)
        assert PAYMENT[:6] not in told and PAYMENT[-6:] not in told

    def clear(self):
        if self.agent and self.agent.process.poll() is None:
            self.agent.kill()
        for reader in self.readers:
            reader.remove()


@pytest.fixture
def desk(tmp_path):
    """Return an empty desk; a test that waits in vain is ended and shows where it waited."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(LONG_S)
    desk = Desk(tmp_path)
    yield desk
    signal.alarm(0)
    desk.clear()


def _too_long(*_signal):
    raise TimeoutError(f"not done after {LONG_S} s")


def figures(what, times):
    """Print how long something took."""
    times = sorted(times)
    print(f"\n  {what}: {len(times)} times, p50 {statistics.median(times):.0f} ms, "
          f"max {times[-1]:.0f} ms")


def numbers(count, prefix="9200"):
    """Return `count` card numbers of 13 digits with their check digit."""
    return [with_check_digit(f"{prefix}{place:08d}") for place in range(1, count + 1)]


def with_check_digit(digits):
    doubled = (int(one) * (2 - place % 2) for place, one in enumerate(reversed(digits)))
    total = sum(value // 10 + value % 10 for value in doubled)
    return f"{digits}{-total % 10}"
