"""Web Serial and WebHID with real ports: Chromium, a policy, and the till's own scripts."""

import json
import os
import queue
import re
import signal
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from box_rig import ADDON, NUMBER, OTHER, PAYMENT
from conftest import MAGTEK_HID, figures, numbers
from installed import CASHIER, DOCUMENT

SOURCES = ADDON / "static/src"
PAGE = Path(__file__).with_name("page.html")
POLICIES = Path("/etc/chromium/policies/managed")
SERIAL, HID = "serial 0801:0003", f"hid {MAGTEK_HID}"
TIMES = 5


class Browser:
    """A cashier's page with the readers of the till, and what it told."""

    def __init__(self, folder):
        self.told = queue.Queue()
        handler = type("Handler", (_Files,), {"told": self.told})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.origin = f"http://localhost:{self.server.server_port}"
        POLICIES.mkdir(parents=True, exist_ok=True)
        (POLICIES / "readers.json").write_text(policy_of_the_document(self.origin))
        self.log = (folder / "chromium.log").open("w")
        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             f"--user-data-dir=/home/{CASHIER}/{folder.name}", f"{self.origin}/page.html"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, cwd=f"/home/{CASHIER}",
            env={"PATH": os.environ["PATH"], "HOME": f"/home/{CASHIER}"}, user=CASHIER,
            group=CASHIER, extra_groups=["dialout"], start_new_session=True)

    def wait_for(self, name, **expected):
        """Return what the page told of `name` with these values, and milliseconds from now."""
        start = time.monotonic()
        while True:
            told = self.told.get()
            if told["name"] == name and expected.items() <= told.items():
                return told, (time.monotonic() - start) * 1000

    def read(self, name):
        told = {}
        while "read" not in told:
            told = self.wait_for(name)[0]
        return told["read"]

    def close(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.server.shutdown()
        self.log.close()


class _Files(BaseHTTPRequestHandler):
    """The page, the addon's scripts by the names that Odoo gives them, and what is told."""

    def do_GET(self):
        name = self.path.strip("/")
        found = [SOURCES / f"{name}{end}" for end in ("", ".js", "/index.js")]
        found = PAGE if name == PAGE.name else next((one for one in found if one.is_file()), None)
        self.send_response(200 if found else 404)
        kind = "text/html" if found == PAGE else "text/javascript"
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(found.read_bytes() if found else b"")

    def do_POST(self):
        self.told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format, *args):  # noqa: A002 (the name is the base class's)
        """Say nothing."""


def policy_of_the_document(origin):
    """Return the policy that the document gives, for this page."""
    [policy] = re.findall(r"```json\n(\{\"SerialAllow.*?)```", DOCUMENT.read_text(), re.DOTALL)
    return policy.replace("https://shop.example.com", origin)


@pytest.fixture
def browse(desk):
    """Return what opens a page, with permission for its readers by policy alone."""
    opened = []

    def browse():
        opened.append(Browser(desk.folder))
        return opened[-1]

    yield browse
    for one in opened:
        one.close()


def test_a_browser_reads_both_kinds_without_being_asked(desk, browse):
    serial, magnetic = desk.serial(ids="0801:0003"), desk.magnetic()
    browser = browse()
    told, _ms = browser.wait_for("page", state="opened")
    assert (told["ports"], told["devices"]) == (1, 1), told
    browser.wait_for(SERIAL, state="ready")
    browser.wait_for(HID, state="ready")
    swipes = {
        SERIAL: lambda number: serial.swipe(f";{number}=4912?\r"),
        HID: lambda number: magnetic.swipe("", f";{number}=4912?", ""),
    }
    for name, reader in ((SERIAL, serial), (HID, magnetic)):
        swipes[name](NUMBER)
        assert browser.read(name)["number"] == NUMBER
        swipes[name](PAYMENT)
        refused = browser.read(name)
        assert (refused["reason"], PAYMENT in str(refused)) == ("payment_card", False)
        gone, back = [], []
        for number in numbers(TIMES):
            reader.unplug()
            gone.append(browser.wait_for(name, state="absent")[1])
            reader.plug()
            back.append(browser.wait_for(name, state="ready")[1])
            swipes[name](number)
            assert browser.read(name)["number"] == number
        figures(f"browser, {name}: unplug told", gone)
        figures(f"browser, {name}: ready after replug", back)


def test_a_second_reader_is_told_from_one_that_can_not_be_opened(desk, browse):
    first, _magnetic = desk.serial("S1", ids="0801:0003"), desk.magnetic()
    port = Path("/dev/serial/by-id/usb-Card_Reader_S1-if00")
    while not port.exists():
        time.sleep(0.05)
    port.chmod(0o600)
    browser = browse()
    browser.wait_for(SERIAL, state="error", reason="busy")
    second = desk.serial("S2", ids="0801:0003")
    browser.wait_for(f"{SERIAL} 2", state="ready")
    second.swipe(f";{OTHER}=4912?\r")
    assert browser.read(f"{SERIAL} 2")["number"] == OTHER
    port.chmod(0o660)
    browser.wait_for(SERIAL, state="ready")
    first.swipe(f";{NUMBER}=4912?\r")
    assert browser.read(SERIAL)["number"] == NUMBER
