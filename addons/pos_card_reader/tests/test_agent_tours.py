"""The till and its card agent: processes, ptys and a browser, nothing replaced."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from odoo.tests import tagged

from odoo.addons.point_of_sale.tests.test_frontend import TestPointOfSaleHttpCommon

from .common import PAYMENT_DIGITS, CardReaderTourMixin, make_shop_rule
from .rig_tours import AgentTourMixin


@tagged("post_install", "-at_install")
class TestCardAgentTours(AgentTourMixin, TestPointOfSaleHttpCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        make_shop_rule(cls.env, cls.main_pos_config.company_id)

    def test_agent_killed_in_a_swipe_and_reader_replugged(self):
        self.use_agent(self.main_pos_config)
        self.main_pos_config.with_user(self.pos_user).open_ui()
        self.start_pos_tour("pos_card_reader_agent")
        for number in (PAYMENT_DIGITS, "9200000000015", "9200000000023", "9200000000031"):
            self.assertNotSent(number)
            self.assertNotIn(number, self.agent.log.read_text())
        told = self.env["card.reader"].search([("config_id", "=", self.main_pos_config.id)])
        self.assertEqual(set(told.mapped("name")), {"keyboard", "counter"})


class Box(BaseHTTPRequestHandler):
    """A box of core's protocol: says hello, knows no `handshake`, or keeps silent about it."""

    silent_s = 0

    def do_GET(self):
        self._answer(200)

    def do_OPTIONS(self):
        self._answer(204)

    def do_POST(self):
        time.sleep(self.silent_s)
        self._answer(404)

    def _answer(self, status):
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format, *args):  # noqa: A002 (the name is the base class's)
        pass


@tagged("post_install", "-at_install")
class TestSilentBoxTours(CardReaderTourMixin, TestPointOfSaleHttpCommon):
    """Shops with "scan via proxy": the till opens and sells whatever the box does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        make_shop_rule(cls.env, cls.main_pos_config.company_id)

    def sell_with(self, address):
        self.main_pos_config.write(
            {"is_posbox": True, "iface_scan_via_proxy": True, "proxy_ip": address}
        )
        self.main_pos_config.with_user(self.pos_user).open_ui()
        self.start_pos_tour("pos_card_reader_silent_box")

    def box(self, silent_s):
        """Start a box; return its address."""
        handler = type("OneBox", (Box,), {"silent_s": silent_s})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return f"127.0.0.1:{server.server_port}"

    def test_a_box_that_is_off(self):
        self.sell_with("127.0.0.1:9")

    def test_a_box_that_knows_no_handshake(self):
        self.sell_with(self.box(silent_s=0))

    def test_a_box_that_never_answers(self):
        self.sell_with(self.box(silent_s=600))
