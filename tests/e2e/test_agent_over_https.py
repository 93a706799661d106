"""A page over https and an agent over http: what the browser asks, and what the till says then.

Chromium takes the page for one from the internet (`--ip-address-space-overrides`), as that of a
server elsewhere is; agent, reader and the till's scripts are the real ones.
"""

import json
import os
import queue
import ssl
import sys
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import CHROMIUM_SWITCHES
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ADDON = Path(__file__).resolve().parents[2] / "addons/pos_card_reader"
sys.path.insert(0, str(ADDON / "tests"))

from box_rig import NUMBER, RULE, TOKENS, AgentProcess, Player  # noqa: E402

PAGE = Path(__file__).with_name("agent_page.html")
ALLOWED = "local-network-access"
ON_TILL, IN_SHOP = "127.0.0.1", "box.test"


def certificate(file):
    """Write a key and a certificate for a day, signed by nobody else, into `file`."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(timezone.utc)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "shop.test")])
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1)
    ).sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    file.write_bytes(key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + made.public_bytes(pem))
    return file


class SecurePage:
    """The till's scripts over https, by a certificate that nobody signed."""

    def __init__(self, folder):
        secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        secure.load_cert_chain(certificate(folder / "shop.pem"))
        self.told = queue.Queue()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.socket = secure.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.port = self.server.server_port
        self.origin = f"https://shop.test:{self.port}"

    def handler(self):
        told = self.told

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                name = self.path.partition("?")[0].strip("/")
                file = PAGE if name == PAGE.name else ADDON / "static/src" / name
                if not file.is_file():
                    self.send_error(404)
                    return
                self.answer("text/html" if file is PAGE else "text/javascript", file.read_bytes())

            def do_POST(self):
                told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.answer("text/plain", b"")

            def answer(self, kind, body):
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_words):
                """Nothing to read here."""

        return Handler

    def wait_for(self, **wanted):
        """Return what the page tells next with these values."""
        while True:
            told = self.told.get(timeout=60)
            if wanted.items() <= told.items():
                return told


class Rig:
    """An agent with a reader, and a till in a browser of its own."""

    def __init__(self, browser_type, folder):
        self.browser_type = browser_type
        self.page = SecurePage(folder)
        self.player = Player(folder / "reader")
        reader = {"name": "counter", "transport": "serial", "device": str(folder / "reader"),
                  "till": "till-1"}
        self.agent = AgentProcess(folder, [reader], origin=self.page.origin)

    def open(self, host, space="", *permissions):
        """Open a till that asks the agent at `host`, as one of the address space `space`."""
        spaces = f"127.0.0.1:{self.page.port}=public"
        if host == IN_SHOP:
            spaces += f",127.0.0.1:{self.agent.port}=local"
        self.chromium = self.browser_type.launch(
            executable_path=os.environ["LOYALTY_CHROMIUM"],
            args=[*CHROMIUM_SWITCHES, "--host-resolver-rules=MAP *.test 127.0.0.1",
                  f"--ip-address-space-overrides={spaces}"])
        self.context = self.chromium.new_context(ignore_https_errors=True)
        self.allow(*permissions)
        asked = {"url": f"http://{host}:{self.agent.port}", "token": TOKENS["till-1"],
                 "space": space, "rules": json.dumps([RULE])}
        self.context.new_page().goto(f"{self.page.origin}/{PAGE.name}?{urlencode(asked)}")

    def allow(self, *permissions):
        """Press *Allow*."""
        self.context.grant_permissions(permissions, origin=self.page.origin)

    def reads(self):
        """Swipe, and return what the page is told of it."""
        self.page.wait_for(readers=[["counter", "ready"]])
        self.player.swipe(f";{NUMBER}=4912?\\r")
        return self.page.wait_for(kind="card")

    def close(self):
        self.chromium.close()
        self.page.server.shutdown()
        for one in (self.player, self.agent):
            one.process.kill()
            one.process.communicate()


@pytest.fixture
def rig(browser, tmp_path):
    made = Rig(browser.browser_type, tmp_path)
    yield made
    made.close()


def test_without_the_permission_the_till_names_it_and_with_it_goes_on(rig):
    rig.open(ON_TILL)
    assert rig.page.wait_for(state="silent")["obstacle"] == "denied"
    rig.allow(ALLOWED)
    assert rig.reads()["number"] == NUMBER


def test_an_agent_on_the_till_itself_once_allowed(rig):
    rig.open(ON_TILL, "", ALLOWED)
    assert rig.reads()["number"] == NUMBER


def test_an_agent_in_the_shop_is_mixed_content(rig):
    rig.open(IN_SHOP, "", ALLOWED)
    assert rig.page.wait_for(state="silent")["obstacle"] == "mixed_content"


def test_an_agent_in_the_shop_that_is_named_as_one(rig):
    rig.open(IN_SHOP, "local", ALLOWED)
    assert rig.reads()["number"] == NUMBER
