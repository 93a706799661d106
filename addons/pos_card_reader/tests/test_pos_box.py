"""The agent as a server-wide module of a real Odoo without a database, as in the POS box."""

import shutil
import tempfile
from pathlib import Path

from odoo.tests import tagged
from odoo.tests.common import BaseCase

from .box_rig import NUMBER, OTHER, PAYMENT, TOKENS, Player, PosBox, Till


@tagged("post_install", "-at_install")
class TestPosBox(BaseCase):
    def setUp(self):
        super().setUp()
        self.folder = Path(tempfile.mkdtemp(prefix="pos-box-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.player = Player(self.folder / "reader")
        self.addCleanup(self.player.unplug)
        reader = {"name": "counter", "transport": "serial", "till": "till-1"}
        self.box = PosBox(self.folder, [{**reader, "device": str(self.folder / "reader")}])
        self.addCleanup(self.box.kill)
        self.till = Till(self.box)
        self.till.wait_for_state("counter", "ready")

    def test_a_swipe_reaches_the_till_also_after_the_box_was_killed(self):
        self.player.swipe(rf";{NUMBER}=4912?\r")
        [event] = self.till.events()
        self.assertEqual((event["number"], event["source"]), (NUMBER, "track2"))
        self.box.kill()
        self.box.start()
        self.till.connect()
        self.till.wait_for_state("counter", "ready")
        self.player.swipe(rf";{OTHER}=4912?\r")
        self.assertEqual([event["number"] for event in self.till.events()], [OTHER])

    def test_odoo_answers_as_the_agent_alone_does(self):
        status, headers, _text = self.box.ask("poll", "", method="OPTIONS")
        self.assertEqual((status, headers["Access-Control-Allow-Private-Network"]), (204, "true"))
        self.assertEqual(self.box.ask("poll", "{}", Origin="https://evil.example.com")[0], 403)
        self.assertEqual(self.box.ask("poll", "{}", Authorization="Bearer wrong")[0], 401)
        self.assertEqual(self.box.ask("nothing", "{}")[0], 404)
        self.assertEqual(self.box.ask("poll", "{")[0], 400)
        page = self.box.ask("health", "", method="GET", Accept="text/html")[2]
        self.assertIn("<td>counter", page)

    def test_a_payment_card_leaves_no_digit_in_the_box(self):
        self.player.swipe(rf"%B{PAYMENT}^TEST/CARD^30121010000000?;{PAYMENT}=3012101?\r")
        [event] = self.till.events()
        self.assertEqual((event["reason"], event["shape"]), ("payment_card", ""))
        log = self.box.log.read_text()
        self.assertTrue(log)
        self.assertNotIn(PAYMENT[:6], log)
        self.assertNotIn(TOKENS["till-1"], log)
