"""The bench's readers, tills and keys: what is measured is in bench.py."""

import json
import os
import sys
from pathlib import Path

import requests
import websocket

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[2] / "e2e"))
sys.path.insert(0, str(HERE.parents[3] / "addons" / "pos_card_reader" / "tests"))

from box_rig import TOKENS, AgentProcess, Player  # noqa: E402 (the path is set above)
from keys import press  # noqa: E402
from rpc import Odoo  # noqa: E402
from till import Till  # noqa: E402

IN_TILL = HERE.with_name("in_till.js")
TILL_LIMIT_MS = 120_000  # a slow machine is not a broken shop
DEBUGGING_PORT = 9333


def number_of(count):
    """Return card number `count` of the shop, Luhn's digit at its end."""
    body = f"9200{count:08}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[1::2])
    return f"{body}{-(doubled + sum(map(int, body[::2]))) % 10}"


def opened(browser, which, **values):
    """Open a till of the shop `which` (OURS or PLAIN) with `values` in its settings; its page."""
    url, database = os.environ[f"LOYALTY_{which}_URL"], os.environ[f"LOYALTY_{which}_DB"]
    odoo = Odoo(url, database, "admin", "admin")
    shop = odoo.find("stock.warehouse", fields=["pos_type_id"], order="id", limit=1)[0]
    values |= {"name": "Bench", "picking_type_id": shop["pos_type_id"][0], "module_pos_hr": False}
    odoo("product.product", "create", {"name": "Bench goods", "available_in_pos": True})
    config = odoo("pos.config", "create", values)
    page = browser.new_context().new_page()
    page.set_default_timeout(TILL_LIMIT_MS)
    who = {"db": database, "login": "admin", "password": "admin"}
    page.request.post(f"{url}/web/session/authenticate", data={"params": who})
    Till(page, url, config).open()
    page.evaluate(IN_TILL.read_text(encoding="utf-8"))
    return page


def customer(barcode):
    """Make a customer with a barcode that core's scanner knows, in the shop of plain Odoo."""
    url, database = os.environ["LOYALTY_PLAIN_URL"], os.environ["LOYALTY_PLAIN_DB"]
    odoo = Odoo(url, database, "admin", "admin")
    odoo("res.partner", "create", {"name": f"Bench {barcode}", "barcode": barcode})


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
    """A serial reader, its agent, and the till that asks it."""

    def __init__(self, folder):
        self.link = folder / "reader"
        self.player = Player(self.link)
        settings = {"name": "counter", "transport": "serial", "till": "till-1"}
        self.agent = AgentProcess(
            folder,
            [{**settings, "device": str(self.link)}],
            origin=os.environ["LOYALTY_OURS_URL"],
        )

    @property
    def till_settings(self):
        return {"card_agent_url": self.agent.address, "card_agent_token": TOKENS["till-1"]}

    def swipe(self, number):
        """Swipe; return the moment of the last byte, milliseconds since the epoch."""
        self.player.send(f";{number}=4912?\\r")
        return float(self.player.process.stdout.readline().split()[-1])

    def unplug(self):
        self.player.unplug()

    def plug(self):
        self.player = Player(self.link)

    def end(self):
        self.agent.kill()
        self.player.unplug()
