"""Swipes in browser tests: real key events through Chromium's DevTools protocol.

A tour asks for keys (`static/tests/tours/utils/swipe_util.js`), this side presses
them in the browser process, with the times of a reader. The track travels encoded,
so that no number stands in the log of the test.
"""

import base64
import json
import re
import threading

from websocket import ABNF

from odoo.tests.common import ChromeBrowser

from .keys import PERSON_MS, burst, press

REQUEST_PREFIX = "pos_card_reader:keys "
KEY_EVENT = "Input.dispatchKeyEvent"
PAYMENT_DIGITS = "411111"
"""How the number of everybody's test Visa begins, and what a masked one would still show."""


def _send_at_once(browser, events):
    """Send key events in one piece: a busy machine gets no gap to tear a swipe."""
    frames = [
        ABNF.create_frame(
            json.dumps({"id": next(browser._request_id), "method": KEY_EVENT, "params": event}),
            ABNF.OPCODE_TEXT,
        ).format()
        for event in events
    ]
    with browser.ws.lock:
        browser.ws.sock.sendall(b"".join(frames))


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
        """Assert that no request of the browser held `text`, but by chance within a hash."""
        bodies = [request for request in self.requests_sent if "jsonrpc" in request]
        self.assertTrue(bodies, "what the browser sent was not recorded")
        # Counted, not shown: the requests may hold what must not be logged.
        number = re.compile(r"(?<![0-9a-f])" + re.escape(text))
        hits = sum(bool(number.search(request)) for request in self.requests_sent)
        self.assertEqual(hits, 0, "requests that hold what must stay at the till")

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
        how = {"gap": asked["gap"], "layout": asked["layout"]}

        def run():
            if asked["gap"] < PERSON_MS:
                _send_at_once(browser, burst(text, **how))
            else:
                press(lambda event: browser._websocket_send(KEY_EVENT, params=event), text, **how)

        thread = threading.Thread(target=run, name="card swipe")
        self._presses.append(thread)
        thread.start()

    def _join_presses(self):
        for thread in self._presses:
            thread.join(timeout=10)
