"""Readers of all three kinds at one agent, swiped at the same time."""

import threading
import time
from contextlib import suppress

from conftest import numbers
from test_hid import CARD, KEYS
from test_serial import BY_ID

SWIPES = 50
PAUSE_S = 0.3  # nobody swipes faster
LAST_S = 5  # what was swiped last has come by then


def test_fifty_swipes_at_each_of_three_readers_at_once(desk):
    serial, keyboard, magnetic = desk.serial(), desk.keyboard(), desk.magnetic()
    till = desk.start(BY_ID, KEYS, CARD)
    every = numbers(3 * SWIPES)
    sent = {"counter": every[::3], "keys": every[1::3], "msr": every[2::3]}
    swipes = {
        "counter": lambda number: serial.swipe(f";{number}=4912?\r"),
        "keys": lambda number: keyboard.swipe(f";{number}=4912?\r"),
        "msr": lambda number: magnetic.swipe("", f";{number}=4912?", ""),
    }
    came = {name: [] for name in sent}

    def swipe_all(name):
        for number in sent[name]:
            swipes[name](number)
            time.sleep(PAUSE_S)

    def collect():
        with suppress(OSError):  # the agent ends with the test
            while True:
                for event in till.poll():
                    came[event["reader"]].append(event.get("number", event.get("reason")))

    threading.Thread(target=collect, daemon=True).start()
    threads = [threading.Thread(target=swipe_all, args=(name,)) for name in sent]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    time.sleep(LAST_S)
    lost = {name: sorted(set(sent[name]) - set(came[name])) for name in sent}
    assert came == sent, (lost, [one for one in came["keys"] if one not in sent["keys"]])
    assert [desk.counts(name)["card"] for name in sent] == [SWIPES] * 3
    print(f"\n  {SWIPES} swipes at each of {len(sent)} readers at once: none lost, all in order")
