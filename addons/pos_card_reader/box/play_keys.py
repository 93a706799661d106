"""A keyboard in Chromium, through its DevTools protocol: `--remote-debugging-port=9222`."""

import base64
import json
import os
import socket
import struct
import threading
from itertools import count
from urllib.parse import urlsplit
from urllib.request import urlopen

TILL = "/pos/ui"
TEXT_FRAME, MASKED = 0x81, 0x80  # WebSocket, RFC 6455
SHORT_MAX, LENGTH_FOLLOWS = 125, 126  # bytes of a frame whose length takes one byte; two more


class BrowserKeyboard:
    """Presses keys in the page of a till, else in the first page of the browser."""

    def __init__(self, address):
        with urlopen(f"{address}/json/list", timeout=5) as answer:  # noqa: S310 (a person's own)
            pages = [one for one in json.load(answer) if one["type"] == "page"]
        page = next((one for one in pages if TILL in one["url"]), pages[0])
        parts = urlsplit(page["webSocketDebuggerUrl"])
        self.numbers = count(1)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=5)
        self._open(parts)
        threading.Thread(target=self._drop_answers, daemon=True).start()

    def press(self, event):
        """Send one key event, as `keys.press` makes them."""
        asked = {"id": next(self.numbers), "method": "Input.dispatchKeyEvent", "params": event}
        data, mask = json.dumps(asked).encode(), os.urandom(4)
        size = bytes([MASKED | len(data)])
        if len(data) > SHORT_MAX:
            size = struct.pack(">BH", MASKED | LENGTH_FOLLOWS, len(data))
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
        self.socket.sendall(bytes([TEXT_FRAME]) + size + mask + masked)

    def _open(self, parts):
        key = base64.b64encode(os.urandom(16)).decode()
        lines = (
            f"GET {parts.path} HTTP/1.1",
            f"Host: {parts.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        )
        self.socket.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode())
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self.socket.recv(1) or b"\r\n\r\n"
        if b" 101 " not in answer.partition(b"\r\n")[0]:
            raise OSError("the browser takes no keys")
        self.socket.settimeout(None)

    def _drop_answers(self):
        try:
            while self.socket.recv(4096):
                pass
        except OSError:
            return  # closed
