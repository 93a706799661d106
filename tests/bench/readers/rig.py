"""The bench's readers, tills and keys: what is measured is in bench.py."""

import json
import os
import sys
from pathlib import Path

import requests
import websocket

HERE = Path(__file__).resolve()
sys.path[:0] = [
    str(HERE.parents[1] / "shared"),
    str(HERE.parents[3] / "addons" / "pos_card_reader" / "tests"),
]

from box_rig import TOKENS, AgentProcess, Player  # noqa: E402 (the path is set above)
from keys import press  # noqa: E402
from tills import make_config, open_till, shop_of  # noqa: E402

IN_TILL = HERE.with_name("in_till.js")
DEBUGGING_PORT = 9333
TILLS = tuple(TOKENS)


def number_of(count):
    """Return card number `count` of the shop, Luhn's digit at its end."""
    body = f"9200{count:08}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[1::2])
    return f"{body}{-(doubled + sum(map(int, body[::2]))) % 10}"


def card(count):
    """Return the number of a card that a holder of the filled shop has; `count` below 9,999."""
    return number_of(10_000_001 + count)


def opened(browser, which, **values):
    """Open a till of the shop `which` (OURS or PLAIN) with `values` in its settings; its page."""
    odoo = shop_of(which)
    odoo("product.product", "create", {"name": "Bench goods", "available_in_pos": True})
    return open_till(browser, which, make_config(odoo, **values), IN_TILL)


def customer(barcode):
    """Make a customer with a barcode that core's scanner knows, in the shop of plain Odoo."""
    shop_of("PLAIN")("res.partner", "create", {"name": f"Bench {barcode}", "barcode": barcode})


class Keys:
    """A reader that types: key events in the browser process, 2 ms after each other.

    Like a reader it does not wait until the page has taken a key before it sends the next.
    """

    def __init__(self, page):
        targets = requests.get(f"http://127.0.0.1:{DEBUGGING_PORT}/json/list", timeout=10).json()
        address = next(
            one["webSocketDebuggerUrl"] for one in targets if one["url"] == page.url
        )
        self.socket = websocket.create_connection(address, suppress_origin=True, timeout=60)
        self.sent = 0

    def type(self, text):
        press(self._dispatch, text)
        while json.loads(self.socket.recv()).get("id") != self.sent:
            pass  # answers to keys before

    def _dispatch(self, params):
        self.sent += 1
        asked = {"id": self.sent, "method": "Input.dispatchKeyEvent", "params": params}
        self.socket.send(json.dumps(asked))


class Serial:
    """A serial reader; its cable is the file `link`."""

    def __init__(self, link):
        self.link = link
        self.plug()

    def swipe(self, number):
        """Swipe; return the moment of the last byte, milliseconds since the epoch."""
        self.player.send(f";{number}=4912?\\r")
        return float(self.player.process.stdout.readline().split()[-1])

    def plug(self):
        self.player = Player(self.link)

    def unplug(self):
        self.player.unplug()


class Counter:
    """An agent for two tills, each with a serial reader of its own."""

    def __init__(self, folder):
        self.readers = [Serial(folder / till) for till in TILLS]
        settings = [
            {"name": till, "transport": "serial", "till": till, "device": str(reader.link)}
            for till, reader in zip(TILLS, self.readers, strict=True)
        ]
        origin = os.environ["LOYALTY_OURS_URL"]
        self.agent = AgentProcess(folder, settings, tills=TILLS, origin=origin)

    def open(self, browser, till):
        """Open the till; return its page once its reader is ready."""
        settings = {"card_agent_url": self.agent.address, "card_agent_token": TOKENS[till]}
        page = opened(browser, "OURS", **settings)
        page.evaluate("bench.listen()")
        page.wait_for_selector(".card-reader-status[data-health=ready]")
        return page

    def end(self):
        self.agent.kill()
        for reader in self.readers:
            reader.unplug()
