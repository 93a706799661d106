"""Tours with the real card agent: a process of its own, a pty that a second one feeds.

A tour asks for what a person would do with the rig (`static/tests/tours/utils/rig_util.js`):
swipe, pull the plug, end the agent. Tracks travel encoded, so that no number is logged.
"""

import base64
import json
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from odoo.tests.common import ChromeBrowser

from .box_rig import TOKENS, AgentProcess, Player
from .common import CardReaderTourMixin

REQUEST_PREFIX = "pos_card_reader:rig "


class AgentTourMixin(CardReaderTourMixin):
    """For HttpCase classes whose tills have a card agent."""

    def setUp(self):
        super().setUp()
        self.folder = Path(tempfile.mkdtemp(prefix="card-agent-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self._acts = []
        self._hands = ThreadPoolExecutor(max_workers=1)  # one act after the other
        self.addCleanup(self._end_rig)
        self.player = Player(self.folder / "reader")
        reader = {"name": "counter", "transport": "serial", "till": "till-1"}
        self.agent = AgentProcess(
            self.folder,
            [{**reader, "device": str(self.folder / "reader")}],
            origin=self.base_url(),
        )
        self._patch_rig()

    def use_agent(self, config):
        """Let the till `config` ask the agent."""
        config.write({"card_agent_url": self.agent.address, "card_agent_token": TOKENS["till-1"]})

    def wait_until_ready(self):
        """Return when the agent has opened its reader."""
        while self.agent.health()["readers"][0]["state"] != "ready":
            time.sleep(0.02)

    def _patch_rig(self):
        handle_console, case = ChromeBrowser._handle_console, self

        def _handle_console(browser, type, args=None, **kwargs):  # noqa: A002
            text = str(args[0].get("value", "")) if args else ""
            if text.startswith(REQUEST_PREFIX):
                return case._act_as_asked(json.loads(text.removeprefix(REQUEST_PREFIX)))
            return handle_console(browser, type, args=args, **kwargs)

        self.patch(ChromeBrowser, "_handle_console", _handle_console)

    def _act_as_asked(self, asked):
        """Do it beside the browser, which must go on meanwhile."""
        line = base64.b64decode(asked.get("line", "")).decode()
        self._acts.append(self._hands.submit(getattr(self, f"_do_{asked['act']}"), line))

    def _do_swipe(self, line):
        self.wait_until_ready()
        self.player.swipe(line)

    def _do_kill_in_a_swipe(self, line):
        self.player.send(line)
        self.agent.kill()
        self.player.process.stdout.readline()

    def _do_start(self, _line):
        self.agent.start()

    def _do_unplug(self, _line):
        self.player.unplug()

    def _do_plug(self, _line):
        self.player = Player(self.folder / "reader")

    def _end_rig(self):
        self._hands.shutdown()
        self.agent.kill()
        self.player.unplug()
        for act in self._acts:
            act.result()  # what went wrong with the rig explains what went wrong in the tour
