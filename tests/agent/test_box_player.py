"""The player as a chip at the virtual PC/SC reader and as the keyboard of a browser.

What is at the other end is played here: vpcd's side of its protocol, and DevTools'.
"""

import io
import json
import socket
import struct
import sys
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from box_rig import ADDON, NUMBER

sys.path.insert(0, str(ADDON))

from box import player  # noqa: E402
from box.play_chip import ATR, VirtualCard  # noqa: E402


def typed(monkeypatch, *lines):
    """Let the player read `lines`."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


class Reader:
    """The virtual reader: asks every card that is put down and keeps what it said."""

    def __init__(self, *asked):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = self.server.getsockname()
        self.asked, self.said = asked, []
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        card, _address = self.server.accept()
        for command in self.asked:
            card.sendall(struct.pack(">H", len(command)) + command)
            if command != b"\x01":  # power on has no answer
                (size,) = struct.unpack(">H", card.recv(2))
                self.said.append(card.recv(size))
        while card.recv(1):
            pass
        self.said.append("taken away")


@pytest.mark.parametrize(("line", "directory"), [
    ("04A1B2C3D4E5F6", b"\x6a\x82"),
    ("04A1B2C3D4E5F6 payment", b"\x90\x00"),
])
def test_a_chip_is_put_down_and_taken_away(monkeypatch, line, directory):
    select = bytes.fromhex("00a404000e325041592e5359532e444446303100")
    reader = Reader(b"\x01", b"\x04", select, bytes.fromhex("ffca000000"))
    monkeypatch.setattr(player, "VirtualCard", partial(VirtualCard, address=reader.address))
    monkeypatch.setattr(player, "LIES_S", 0.2)
    typed(monkeypatch, "# a comment", line)
    assert player.main(["--chip", "--unplug"]) == 0
    reader.thread.join()
    uid = bytes.fromhex("04a1b2c3d4e5f69000")
    assert reader.said == [ATR, directory, uid, "taken away"]


class Browser(BaseHTTPRequestHandler):
    """DevTools of a browser with two pages; keeps the key events that came."""

    events, path_taken = [], ""

    def do_GET(self):
        """Tell the pages, or take keys."""
        if self.path == "/json/list":
            host = "ws://{}:{}".format(*self.server.server_address)
            pages = [{"type": "page", "url": url, "webSocketDebuggerUrl": f"{host}/{name}"}
                     for name, url in (("other", "about:blank"), ("till", "http://x/pos/ui/1"))]
            return self._send(200, json.dumps(pages).encode())
        type(self).path_taken = self.path
        self.send_response_only(101)
        self.end_headers()
        while self._take():
            pass
        self.close_connection = True

    def _send(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _take(self):
        head = self.rfile.read(2)
        if len(head) < 2:
            return False
        size = head[1] & 0x7F
        if size == 126:
            (size,) = struct.unpack(">H", self.rfile.read(2))
        mask, data = self.rfile.read(4), self.rfile.read(size)
        asked = json.loads(bytes(byte ^ mask[place % 4] for place, byte in enumerate(data)))
        assert asked["method"] == "Input.dispatchKeyEvent"
        self.events.append(asked["params"])
        return True

    def log_message(self, format, *args):  # noqa: A002 (the name is the base class's)
        """Say nothing."""


def test_a_swipe_is_typed_in_the_page_of_the_till(monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), Browser)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    typed(monkeypatch, rf";{NUMBER}?\r")
    address = "http://{}:{}".format(*server.server_address)
    assert player.main(["--browser", address, "--unplug"]) == 0
    while len(Browser.events) < 2 * 16 + 2:  # down and up, Shift for ? too
        pass
    downs = [one for one in Browser.events if one["type"] == "keyDown"]
    assert Browser.path_taken == "/till"
    assert "".join(one["text"] for one in downs) == f";{NUMBER}?\r"
    assert [one["code"] for one in downs][:2] == ["Semicolon", "Digit9"]
    assert downs[-1]["code"] == "Enter"


def test_one_kind_of_reader_at_a_time():
    for arguments in ([], ["--chip", "--link", "x"]):
        with pytest.raises(SystemExit):
            player.main(arguments)
