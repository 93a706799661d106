"""Swipes in browser tests: real key events through Chromium's DevTools protocol.

A tour asks for keys (`static/tests/tours/utils/swipe_util.js`), this side presses
them in the browser process, with the times of a reader. The track travels encoded,
so that no number stands in the log of the test.
"""

import base64
import json
import logging
import threading
import time

from odoo.tests.common import ChromeBrowser

_logger = logging.getLogger(__name__)

REQUEST_PREFIX = "pos_card_reader:keys "
SHIFT = 8  # modifier bit of the protocol
PERSON_MS = 100  # nobody types with shorter gaps
AHEAD_S = 0.1

PLAIN = {";": "Semicolon", "=": "Equal", "/": "Slash", "-": "Minus", ".": "Period", " ": "Space"}
SHIFTED = {"%": "Digit5", "^": "Digit6", "+": "Equal", "?": "Slash", ":": "Semicolon"}
SHIFTED |= {"@": "Digit2", "#": "Digit3", "&": "Digit7", "$": "Digit4", "_": "Minus"}
ENDS = {"\r": ("Enter", 13), "\t": ("Tab", 9)}
# What the keys of a US reader become where the layout is Serbian (Cyrillic).
SERBIAN = dict(
    zip("QWERTYUIOPASDFGHJKLZXCVBNM;?=+^/-", "љњертзуиопасдфгхјклѕџцвбнмч_+*&-'", strict=True)
)


def key_of(character, layout="us"):
    """Return (code, key, shift) of a character that a US reader types."""
    if character in ENDS:
        return ENDS[character][0], ENDS[character][0], False
    key = SERBIAN.get(character, character) if layout == "rs" else character
    if character.isdigit():
        return f"Digit{character}", key, False
    if character.isalpha():
        return f"Key{character.upper()}", key, character.isupper()
    if character in PLAIN:
        return PLAIN[character], key, False
    return SHIFTED[character], key, True


def press_keys(browser, text, gap=2, layout="us"):
    """Press the keys of `text` in `browser`, `gap` milliseconds after each other.

    Keys carry the time at which they are due and are sent a little before it, so that a
    busy machine does not tear a swipe.

    :param layout: "us", or "rs" for an operating system set to Serbian
    """
    at = time.time()
    for character in text:
        # A reader catches up after a late key, a person does not.
        time.sleep(max(at - time.time() - AHEAD_S, 0))
        _press_key(browser, character, layout, at)
        at = (at if gap < PERSON_MS else time.time() + AHEAD_S) + gap / 1000


def _press_key(browser, character, layout, at):
    code, key, shift = key_of(character, layout)
    params = {"key": key, "code": code, "modifiers": SHIFT if shift else 0}
    if character in ENDS:
        params["windowsVirtualKeyCode"] = ENDS[character][1]
    typed = character if character in ENDS else key
    shift_key = {"key": "Shift", "code": "ShiftLeft"}
    if shift:
        _dispatch(browser, at, type="rawKeyDown", modifiers=SHIFT, **shift_key)
    _dispatch(browser, at, type="keyDown", text=typed, **params)
    _dispatch(browser, at, type="keyUp", **params)
    if shift:
        _dispatch(browser, at, type="keyUp", **shift_key)


def swipe(browser, track):
    """Swipe a card: `track` with its sentinels, and "\\r" where the reader sends Enter."""
    press_keys(browser, track)


def _dispatch(browser, at, **params):
    """Send one key event of the time `at` (seconds since the epoch) and do not wait."""
    params["timestamp"] = at
    browser._websocket_send("Input.dispatchKeyEvent", params=params)


def make_shop_rule(env, company):
    """Let tills read numbers 9200..., 13 digits with Luhn's check digit, and no others."""
    env["card.number.rule"].search([]).active = False
    return env["card.number.rule"].create(
        {
            "name": "Shop card",
            "prefix": "9200",
            "length_min": 13,
            "length_max": 13,
            "check_digit": "luhn",
            "company_id": company.id,
        }
    )


class CardReaderTourMixin:
    """For HttpCase classes whose tours swipe cards.

    `self.requests_sent` collects what the browser sent to the server, as text.
    """

    def setUp(self):
        super().setUp()
        self.requests_sent = []
        self._presses = []
        self._patch_console()
        self._patch_requests()
        self.addCleanup(self._join_presses)

    def assertNotSent(self, text):
        """Assert that no request of the browser held `text`."""
        bodies = [request for request in self.requests_sent if "jsonrpc" in request]
        self.assertTrue(bodies, "what the browser sent was not recorded")
        hits = [request for request in self.requests_sent if text in request]
        # Not the requests themselves: they may hold what must not be logged.
        self.assertFalse(hits, f"{len(hits)} requests hold what must stay at the till")

    def _patch_console(self):
        """Press keys when a tour asks for them."""
        handle_console, case = ChromeBrowser._handle_console, self

        def _handle_console(browser, type, args=None, **kwargs):  # noqa: A002
            text = str(args[0].get("value", "")) if args else ""
            if text.startswith(REQUEST_PREFIX):
                return case._press_as_asked(browser, text.removeprefix(REQUEST_PREFIX))
            return handle_console(browser, type, args=args, **kwargs)

        self.patch(ChromeBrowser, "_handle_console", _handle_console)

    def _patch_requests(self):
        """Remember what is sent."""
        handle_request, case = ChromeBrowser._handle_request_paused, self

        def _handle_request_paused(browser, **params):
            request = params["request"]
            case.requests_sent.append(request["url"] + "\n" + request.get("postData", ""))
            return handle_request(browser, **params)

        self.patch(ChromeBrowser, "_handle_request_paused", _handle_request_paused)

    def _press_as_asked(self, browser, request):
        """Press the keys of one request in a thread of its own."""
        asked = json.loads(request)
        text = base64.b64decode(asked["keys"]).decode()
        args = (browser, text, asked["gap"], asked["layout"])
        press = threading.Thread(target=press_keys, args=args, name="card swipe")
        self._presses.append(press)
        press.start()

    def _join_presses(self):
        for press in self._presses:
            press.join(timeout=10)
