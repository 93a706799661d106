"""The agent in a real Odoo beside `iot_drivers`, by hand: python tests/rigs/pos_box.py

Needs a Python with Odoo 19 on its path and what `iot_drivers` imports (netifaces, schedule); no
database. For contactless readers also what tests/rigs/chip_reader.py needs. Shows that the box's
own routes and the agent's answer side by side, that swipes from a pty and taps at the virtual
PC/SC reader arrive, also after the box was killed; ends with 1 when something is missing.
"""

import sys
import tempfile
from http.client import HTTPConnection
from pathlib import Path

HERE = Path(__file__).resolve().parent
ADDON = HERE.parents[1] / "addons" / "pos_card_reader"
sys.path[:0] = [str(HERE), str(ADDON / "tests")]

import chip_reader  # noqa: E402 (the path is set above)
from box_rig import NUMBER, OTHER, RULE, Player, PosBox, Till  # noqa: E402


class IotBox(PosBox):
    loaded = "base,web,iot_drivers"

    def own_route(self):
        """Return the status of a route of core's box."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", "/hw_proxy/hello")
        status = connection.getresponse().status
        connection.close()
        return status


def serial_reader(box, player, till):
    till.wait_for_state("counter", "ready")
    assert box.own_route() == 200
    player.swipe(rf";{NUMBER}=4912?\r")
    [event] = till.events()
    assert event["number"] == NUMBER, event
    box.kill()
    box.start()
    till.connect()
    till.wait_for_state("counter", "ready")
    player.swipe(rf";{OTHER}=4912?\r")
    [event] = till.events()
    assert event["number"] == OTHER, event
    print("beside iot_drivers: a swipe arrived, and the next one after kill -9 of the box")


def chip(till):
    till.wait_for_state("chip", "ready")
    event, _ = chip_reader.tap(till, "04A1B2C3D4E5F6")
    assert (event["number"], event["source"]) == ("04A1B2C3D4E5F6", "chip"), event
    event, _ = chip_reader.tap(till, "04A1B2C3D4E5F7", is_payment=True)
    assert event["reason"] == "payment_card", event
    times = sorted(chip_reader.tap(till, f"04A1B2C3D4E5{count:02X}")[1] for count in range(20))
    print(f"beside iot_drivers: 20 taps, none lost: p50 {times[10]:.0f} ms, max {times[-1]:.0f} ms")


def main():
    service = chip_reader.start_service()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        player = Player(folder / "reader")
        counter = {"name": "counter", "transport": "serial", "till": "till-1"}
        box = IotBox(folder, [
            {**counter, "device": str(folder / "reader")},
            {"name": "chip", "transport": "pcsc", "device": "Virtual", "till": "till-1"},
        ])
        try:
            till = Till(box, rules=[RULE, chip_reader.UID_RULE | {"id": 8}])
            serial_reader(box, player, till)
            chip(till)
        finally:
            box.kill()
            player.unplug()
            service.terminate()
            service.wait()


if __name__ == "__main__":
    main()
