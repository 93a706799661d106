"""USB readers of the HID class: a keyboard that is taken, and a magnetic reader of its own kind."""

import os
import select
import time
import tty
from contextlib import suppress
from glob import glob

import pytest
from box_rig import NUMBER, OTHER, PAYMENT, Till
from conftest import figures, numbers
from installed import InstalledAgent

TRACK = f";{NUMBER}=4912?\r"
BOTH = f"%B{NUMBER}^DOE/JANE^4912?{TRACK}"
KEYS = {"name": "keys", "transport": "evdev",
        "device": "/dev/input/by-id/usb-Card_Reader_K1-event-kbd"}
CARD = {"name": "msr", "transport": "hidraw", "device": "/dev/card-reader"}
SWIPES = 50


class Listeners:
    """Others who would get the keys: each keyboard of the system once more, and the console."""

    def __init__(self):
        self.files = {path: os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
                      for path in ("/dev/tty1", *glob("/dev/input/event*"))}
        tty.setraw(self.files["/dev/tty1"])

    def heard(self, wait_s=1):
        """Return {name: bytes} of what came within `wait_s`."""
        heard, end = {}, time.monotonic() + wait_s
        while time.monotonic() < end:
            for path, file in self.files.items():
                if select.select([file], [], [], 0.05)[0]:
                    heard[path] = heard.get(path, 0) + len(os.read(file, 65536))
        return heard

    def close(self):
        for file in self.files.values():
            os.close(file)


@pytest.fixture
def keyboard(desk):
    keyboard = desk.keyboard()
    wait_for(KEYS["device"])
    return keyboard


@pytest.fixture
def magnetic(desk):
    return desk.magnetic()


def wait_for(path):
    """Wait until udev has made the name `path` for a device that is there."""
    while True:
        with suppress(OSError):  # not yet, or still that of the test before
            return os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        time.sleep(0.05)


def read(till):
    return [event.get("number", event.get("reason")) for event in till.events()]


def test_a_keyboard_is_read_with_its_shifted_signs(desk, keyboard):
    till = desk.start(KEYS)
    keyboard.swipe(BOTH)
    [event] = till.events()
    assert (event["number"], event["source"], event["shape"]) == (
        NUMBER, "track2", "%A#############^AAA/AAAA^####?;#############=####?")


def test_a_keyboard_that_types_as_fast_as_it_is_asked(desk, keyboard):
    """The system keeps sixteen keys for us: a card is read, or refused, never half of it."""
    till, came = desk.start(KEYS), []
    for number in numbers(SWIPES):
        keyboard.swipe(f";{number}=4912?\r", gap_ms=0)
        came += [(number, told) for told in read(till)]
    assert len(came) == SWIPES
    refused = [told for number, told in came if told != number]
    assert set(refused) <= {"read_error"}
    print(f"\n  keyboard at full speed: {SWIPES - len(refused)} read, {len(refused)} refused")


def test_keys_of_a_keyboard_that_is_taken_reach_nobody_else(desk, keyboard):
    before = Listeners()
    keyboard.swipe(TRACK)
    heard = before.heard()
    assert len(heard) == 2 and "/dev/tty1" in heard, "without the agent the keys are for all"
    till = desk.start(KEYS)
    after = Listeners()
    keyboard.swipe(TRACK)
    assert read(till) == [NUMBER]
    assert (before.heard(), after.heard()) == ({}, {})
    desk.agent.kill()
    keyboard.swipe(TRACK)
    assert len(after.heard()) == 2, "an agent that was killed has nothing any more"
    before.close()
    after.close()


def test_a_keyboard_that_another_program_took(desk, keyboard):
    """Busy until it is given back, then read."""
    other = InstalledAgent(desk.folder, [{**KEYS, "till": "till-1"}])
    Till(other).wait_for_state("keys", "ready")
    (desk.folder / "second").mkdir()
    desk.agent = InstalledAgent(desk.folder / "second", [{**KEYS, "till": "till-1"}])
    desk.till = Till(desk.agent)
    desk.till.wait_for_state("keys", "error")
    assert desk.till.readers[0]["reason"] == "busy"
    back = desk.timed(other.kill, "keys", "ready")
    keyboard.swipe(TRACK)
    assert read(desk.till) == [NUMBER]
    figures("keyboard ready after another program gave it back", [back])


def test_a_keyboard_unplugged_and_plugged_in_twenty_times(desk, keyboard):
    till = desk.start(KEYS)
    unplug_and_plug(desk, till, "keys", keyboard, lambda number: keyboard.swipe(f";{number}?\r"))


def test_a_payment_card_at_a_keyboard_is_refused(desk, keyboard):
    desk.start(KEYS)
    others = Listeners()
    desk.refuses_payment(lambda: keyboard.swipe(
        f"%B{PAYMENT}^TEST/CARD^30121010000000?;{PAYMENT}=3012101?\r"))
    assert others.heard() == {}
    others.close()


def test_a_magnetic_reader_is_read(desk, magnetic):
    till = desk.start(CARD)
    magnetic.swipe(f"%B{NUMBER}^DOE/JANE^4912?", f";{NUMBER}=4912?", "")
    [event] = till.events()
    assert (event["number"], event["source"]) == (NUMBER, "track2")
    magnetic.swipe("", f";{OTHER}?", "")
    assert read(till) == [OTHER]


def test_a_payment_card_at_a_magnetic_reader_is_refused(desk, magnetic):
    desk.start(CARD)
    desk.refuses_payment(lambda: magnetic.swipe(
        f"%B{PAYMENT}^TEST/CARD^30121010000000?", f";{PAYMENT}=3012101?", ""))


def test_a_magnetic_reader_unplugged_and_plugged_in_twenty_times(desk, magnetic):
    till = desk.start(CARD)
    unplug_and_plug(desk, till, "msr", magnetic,
                    lambda number: magnetic.swipe("", f";{number}?", ""))


def unplug_and_plug(desk, till, name, reader, swipe):
    gone, back = [], []
    for number in numbers(20):
        gone.append(desk.timed(reader.unplug, name, "absent"))
        back.append(desk.timed(reader.plug, name, "ready"))
        swipe(number)
        assert read(till) == [number]
    assert max(back) < 3000
    assert desk.counts(name)["reconnects"] == 20
    figures(f"{name}: unplug told to the till", gone)
    figures(f"{name}: ready after replug", back)
