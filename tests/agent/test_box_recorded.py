"""Keyboards and HID devices of Linux in the agent, from recorded events through pipes.

Not run on hardware: what the kernel hands on is written here byte by byte, as input.h and
the reports of MagTek readers have it. Grabbing a device is what a pipe can't show.
"""

import os
import signal
import struct
import time

import pytest
from box_rig import NUMBER, OTHER, PAYMENT, AgentProcess, Till

EV_SYN, EV_MSC, EV_KEY, MSC_SCAN = 0, 4, 1, 4
LEFT_SHIFT = 42
CODES = {**{digit: code for code, digit in enumerate("1234567890", 2)},
         "=": 13, ";": 39, "\r": 28, "a": 30, "b": 48, "c": 46}
SHIFTED = {"%": 6, "?": 53, "^": 7, "+": 13, "A": 30}


def keys(text):
    """Return the events of a reader that types `text`: scan code, key, report, down and up."""
    events = b""
    for character in text:
        is_shifted = character in SHIFTED
        code = SHIFTED[character] if is_shifted else CODES[character]
        pressed = [(LEFT_SHIFT, 1)] * is_shifted + [(code, 1), (code, 0)]
        for key, value in [*pressed, *[(LEFT_SHIFT, 0)] * is_shifted]:
            for kind, number, content in ((EV_MSC, MSC_SCAN, 458792), (EV_KEY, key, value),
                                          (EV_SYN, 0, 0)):
                events += struct.pack("llHHi", 1796000000, 250000, kind, number, content)
    return events


def report(track2="", status=0):
    """Return a MagTek report: status and length of each track, encoding, three tracks."""
    head = bytes([0, status, 0, 0, len(track2), 0, 0])
    return head + bytes(110) + track2.encode().ljust(110, b"\0") + bytes(110)


@pytest.fixture
def rig(tmp_path):
    """Make an agent with one reader at a pipe; gives the pipe's other end and a till."""
    made = []

    def make(transport, profile="msr"):
        os.mkfifo(tmp_path / "device")
        made.append(AgentProcess(tmp_path, [{
            "name": "counter", "transport": transport, "device": str(tmp_path / "device"),
            "till": "till-1", "profile": profile}]))
        till = Till(made[0])
        till.wait_for_state("counter", "ready")
        return (tmp_path / "device").open("wb", buffering=0), till

    yield make
    for agent in made:
        agent.process.kill()
        agent.process.communicate()


def test_a_keyboard_reader(rig):
    device, till = rig("evdev")
    device.write(keys(f";{NUMBER}=4912?\r"))
    [event] = till.events()
    assert (event["number"], event["source"]) == (NUMBER, "track2")
    events = keys(f"%a{OTHER}?;{OTHER}=4912?\r")
    for place in range(0, len(events), 31):  # an event is 24 bytes: all of them come in pieces
        device.write(events[place:place + 31])
    [event] = till.events()
    assert (event["number"], event["source"]) == (OTHER, "track2")
    device.write(keys(f";{PAYMENT}=3012101?\r"))
    [event] = till.events()
    assert (event["reason"], event["shape"]) == ("payment_card", "")


def test_a_keyboard_scanner_keeps_the_case_of_letters(rig):
    device, till = rig("evdev", "scanner")
    for typed, (key, told) in {
        "abcA123\r": ("text", "abcA123"),
        f"%a{NUMBER}?\r": ("number", NUMBER),
        f"%b{PAYMENT}\r": ("reason", "payment_card"),
    }.items():
        device.write(keys(typed))
        assert [event[key] for event in till.events()] == [told]


def test_a_keyboard_reader_without_enter_ends_by_silence(rig):
    device, till = rig("evdev")
    device.write(keys(f";{NUMBER}=4912?"))
    [event] = till.events()
    assert event["number"] == NUMBER


def test_a_device_that_goes_is_absent_and_comes_back(rig, tmp_path):
    device, till = rig("evdev")
    device.close()
    till.wait_for_state("counter", "absent")
    with (tmp_path / "device").open("wb", buffering=0) as device:
        till.wait_for_state("counter", "ready")
        device.write(keys(f";{NUMBER}=4912?\r"))
        assert till.events()[0]["number"] == NUMBER


def test_a_hid_reader(rig):
    device, till = rig("hidraw")
    device.write(report(f";{NUMBER}=4912?"))
    [event] = till.events()
    assert (event["number"], event["source"]) == (NUMBER, "track2")
    device.write(report(status=1))
    assert till.events()[0]["reason"] == "read_error"
    device.write(report(f";{PAYMENT}=3012101?"))
    assert till.events()[0]["reason"] == "payment_card"
    device.write(b"\x01\x02\x03")
    while not till.agent.health()["readers"][0]["counts"]["noise"]:  # else a pipe joins both
        pass
    device.write(report(f";{OTHER}=4912?"))
    assert till.events()[0]["number"] == OTHER


def test_a_card_whose_keys_the_system_lost_is_refused_and_the_next_one_read(rig):
    device, till = rig("evdev")
    lost = struct.pack("llHHi", 1796000000, 250000, EV_SYN, 3, 0)
    rest = f"{OTHER[6:]}=4912?\r"
    device.write(keys(f";{NUMBER}?\r") + keys(f";{OTHER[:5]}") + lost + keys(rest))
    events = till.events()
    while len(events) < 2:
        events += till.events()
    assert [event.get("number", event.get("reason")) for event in events] == [NUMBER, "read_error"]
    device.write(keys(f";{OTHER}=4912?\r"))
    assert till.events()[0]["number"] == OTHER
    device.write(lost + keys("4912?"))  # nothing ends this one but silence
    assert till.events()[0]["reason"] == "read_error"
    time.sleep(1)
    device.write(keys(f";{NUMBER}=4912?\r"))
    assert till.events()[0]["number"] == NUMBER


def test_an_agent_that_stood_still_within_a_swipe_still_has_it_whole(rig):
    """Longer than the silence that ends a frame: the keys came in time, the agent was late."""
    device, till = rig("evdev")
    for _attempt in range(3):
        device.write(keys(f";{OTHER[:5]}"))
        time.sleep(0.05)
        till.agent.process.send_signal(signal.SIGSTOP)
        device.write(keys(f"{OTHER[5:]}=4912?\r"))
        time.sleep(0.4)
        till.agent.process.send_signal(signal.SIGCONT)
        assert till.events()[0].get("number") == OTHER
        time.sleep(1.6)  # the same card again is one read
