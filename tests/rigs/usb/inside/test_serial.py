"""A USB reader with a serial port (CDC-ACM): found, read, unplugged and plugged in again."""

import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from box_rig import NUMBER, OTHER, PAYMENT
from conftest import figures, numbers

TRACK = f";{NUMBER}=4912?\r"
USBMON = Path("/sys/kernel/debug/usb/usbmon/0u")
SET_LINE_CODING = "s 21 20 0000 0000 0007"
BY_ID = {"name": "counter", "transport": "serial",
         "device": "/dev/serial/by-id/usb-Card_Reader_S1*"}
BY_USB = {"name": "counter", "transport": "serial", "usb": "1209:0001", "profile": "msr"}


@pytest.fixture(params=[BY_ID, BY_USB], ids=["by-id", "by usb ids"])
def counter(request):
    """The settings of a reader, by each way to find it."""
    return request.param


def read(till):
    return [event.get("number", event.get("reason")) for event in till.events()]


def test_a_swipe_is_read(desk, counter):
    reader = desk.serial()
    till = desk.start(counter)
    reader.swipe(TRACK)
    [event] = till.events()
    assert (event["number"], event["source"], event["shape"]) == (
        NUMBER, "track2", ";#############=####?")


def test_all_tracks_in_two_lines(desk):
    reader = desk.serial()
    till = desk.start(BY_ID)
    reader.swipe(f"%B{NUMBER}^DOE/JANE^4912?\r\n;{NUMBER}=4912?\r\n")
    assert read(till) == [NUMBER]


def test_a_payment_card_is_refused(desk):
    reader = desk.serial()
    desk.start(BY_ID)
    desk.refuses_payment(
        lambda: reader.swipe(f"%B{PAYMENT}^TEST/CARD^30121010000000?;{PAYMENT}=3012101?\r"))


def test_7e1_goes_over_the_wire(desk):
    """The settings of the line arrive at the device, as usbmon saw them; a pty refuses them."""
    reader = desk.serial()
    with subprocess.Popen(["cat", USBMON], stdout=subprocess.PIPE, text=True) as monitor:
        till = desk.start({**BY_ID, "profile": "msr_7e1"})
        reader.swipe(TRACK)
        assert read(till) == [NUMBER]
        monitor.kill()
        seen = [line for line in monitor.stdout if SET_LINE_CODING in line]
    # 9600 baud in four bytes, one stop bit, even parity, seven bits (CDC PSTN 1.2, table 17)
    assert "80250000 000207" in seen[-1], seen
    print(f"\n  on the wire: {seen[-1].strip()}")


def test_unplugged_and_plugged_in_twenty_times(desk, counter):
    reader = desk.serial()
    till, gone, back = desk.start(counter), [], []
    for number in numbers(20):
        gone.append(desk.timed(reader.unplug, "counter", "absent"))
        back.append(desk.timed(reader.plug, "counter", "ready"))
        reader.swipe(f";{number}=4912?\r")
        assert read(till) == [number]
    assert max(back) < 3000
    assert desk.counts("counter")["reconnects"] == 20
    how = "by usb ids" if "usb" in counter else "by-id"
    figures(f"serial, {how}: unplug told to the till", gone)
    figures(f"serial, {how}: ready after replug", back)


def test_plugged_in_again_under_another_name(desk, counter):
    """Another program still has the old port open: the new one is ttyACM1."""
    reader = desk.serial()
    till = desk.start(counter)
    other = os.open("/dev/ttyACM0", os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        desk.timed(reader.unplug, "counter", "absent")
        desk.timed(reader.plug, "counter", "ready")
        assert Path("/dev/ttyACM1").exists() and not Path("/dev/ttyACM0").exists()
        reader.swipe(TRACK)
        assert read(till) == [NUMBER]
    finally:
        os.close(other)


def test_half_a_swipe_before_the_plug_was_pulled_is_forgotten(desk):
    reader = desk.serial()
    till = desk.start(BY_ID)

    def swipe():
        with suppress(OSError):  # the plug is pulled
            reader.swipe(TRACK, baud=100)

    swiping = threading.Thread(target=swipe)
    swiping.start()
    swiping.join(1)  # ten of its characters are out
    assert swiping.is_alive()
    desk.timed(reader.unplug, "counter", "absent")
    swiping.join()
    desk.timed(reader.plug, "counter", "ready")
    reader.swipe(f";{OTHER}=4912?\r")
    assert read(till) == [OTHER]


def test_two_equal_readers_are_told_apart(desk):
    """Two of one kind, told by their serial numbers, plugged in in the other order."""
    first, second = desk.serial("S1"), desk.serial("S2")
    till = desk.start({**BY_USB, "usb": "1209:0001/S1"},
                      {**BY_USB, "name": "second", "usb": "1209:0001/S2"})
    desk.timed(first.unplug, "counter", "absent")
    desk.timed(second.unplug, "second", "absent")
    desk.timed(second.plug, "second", "ready")
    desk.timed(first.plug, "counter", "ready")
    for reader, name, number in ((first, "counter", NUMBER), (second, "second", OTHER)):
        reader.swipe(f";{number}=4912?\r")
        [event] = till.events()
        assert (event["reader"], event["number"]) == (name, number)
