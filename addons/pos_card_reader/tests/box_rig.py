"""A card agent and its readers as processes of their own, and a till that speaks HTTP.

Nothing is replaced: the agent opens a pty by pyserial, the player writes to it at the
speed of a serial line. Used with and without Odoo; it imports neither.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

ADDON = Path(__file__).resolve().parents[1]
ORIGIN = "https://shop.example.com"
TOKENS = {"till-1": "token-of-the-first-till", "till-2": "token-of-the-second-till"}
RULE = {
    "id": 7,
    "prefix": "9200",
    "length_min": 13,
    "length_max": 13,
    "check_digit": "luhn",
    "pattern": "",
    "sources": ["track1", "track2", "track3", "chip"],
}
NUMBER = "9200000000015"  # Luhn: 9 + 2*2 + 1*2 + 5 = 20
OTHER = "9200000000023"
PAYMENT = "4111111111111111"  # everybody's test Visa


def start(*arguments, **options):
    """Start `python ARGUMENTS` beside the addon's packages; return the process."""
    environment = {**os.environ, "PYTHONPATH": str(ADDON), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        **options,
    )


class Player:
    """A reader that is plugged in; killing the player is pulling its plug."""

    def __init__(self, link, baud=9600):
        self.process = start(
            "-m",
            "box.player",
            "--link",
            link,
            "--baud",
            baud,
            "--pause",
            "0",
            stdin=subprocess.PIPE,
        )
        assert self.process.stdout.readline() == "plugged in\n"

    def send(self, line):
        """Begin to send `line`, escapes as in the player, and return at once."""
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def swipe(self, line):
        """Send `line` and return when its last byte is on the wire."""
        self.send(line)
        assert self.process.stdout.readline().startswith("swipe")

    def unplug(self):
        self.process.kill()
        self.process.communicate()


class AgentProcess:
    """An agent with the settings of a test, on one port through all its restarts."""

    def __init__(self, folder, readers, tills=("till-1",), origin=ORIGIN):
        self.folder = folder
        self.port = _free_port()
        self.log = folder / "agent.log"
        self.state_file = folder / "state.json"
        self.settings_file = folder / "settings.json"
        self.settings_file.write_text(
            json.dumps(
                {
                    "port": self.port,
                    "origins": [origin],
                    "state_file": str(self.state_file),
                    "tills": [{"name": till, "token": TOKENS[till]} for till in tills],
                    "readers": readers,
                }
            )
        )
        self.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        with self.log.open("a") as log:
            self.process = start("-m", "box", "--settings", self.settings_file, stderr=log)
        assert self.process.stdout.readline().startswith("card agent: http")

    def kill(self):
        """End it as a power cut does."""
        self.process.kill()
        self.process.communicate()

    def stop(self):
        """End it politely; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=20)
        return self.process.returncode

    def ask(self, name, body, till="till-1", method="POST", **headers):
        """Return (status, headers, answer) of one request."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=40)
        sent = {"Origin": ORIGIN, "Authorization": f"Bearer {TOKENS[till]}", **headers}
        body = body if isinstance(body, str) else json.dumps(body)
        try:
            connection.request(method, f"/pos_card_reader/{name}", body, sent)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        return response.status, dict(response.getheaders()), text

    def health(self):
        return json.loads(self.ask("health", "", method="GET")[2])


class PosBox(AgentProcess):
    """The same agent inside an Odoo without a database, as in Odoo's POS box.

    `loaded`: server-wide modules beside the agent's; `odoo`: how Odoo is started.
    """

    loaded = "base,web"
    odoo = (sys.executable, "-m", "odoo")

    def start(self):
        folder = str(ADDON / "box")
        command = [
            *self.odoo,
            f"--load={self.loaded},pos_card_reader_box",
            f"--addons-path={folder}",
            "--no-database-list",
            "--db-filter=^none$",
            "--max-cron-threads=0",
            "--http-interface=127.0.0.1",
            f"--http-port={self.port}",
            f"--data-dir={self.folder / 'data'}",
            f"--config={self.folder / 'odoo.conf'}",
        ]
        (self.folder / "odoo.conf").touch()
        environment = {**os.environ, "CARD_AGENT_SETTINGS": str(self.settings_file)}
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        while True:
            assert self.process.poll() is None, self.log.read_text()
            try:
                self.health()
            except OSError:
                time.sleep(0.1)
                continue
            return


class Till:
    """A page of a till, as docs/agent-protocol.md has it."""

    def __init__(self, agent, till="till-1", rules=(RULE,)):
        self.agent, self.till, self.rules = agent, till, list(rules)
        self.run, self.after_seq = "", 0
        self.connect()

    def connect(self):
        asked = {"protocol": 1, "run": self.run, "after_seq": self.after_seq, "rules": self.rules}
        told = self.ok("connect", asked)
        self.run, self.session = told["run"], told["session"]
        self.after_seq, self.state = told["after_seq"], told["state"]
        self.readers = told["readers"]

    def ok(self, name, asked):
        status, _headers, text = self.agent.ask(name, asked, self.till)
        assert status == 200, text
        return json.loads(text)

    def poll(self):
        """Return the events of one poll."""
        told = self.ok(
            "poll", {"session": self.session, "after_seq": self.after_seq, "state": self.state}
        )
        self.state, self.readers = told["state"], told["readers"]
        self.after_seq = max([self.after_seq, *(event["seq"] for event in told["events"])])
        return told["events"]

    def events(self):
        """Poll until something was read; return the events."""
        events = []
        while not events:
            events = self.poll()
        return events

    def wait_for_state(self, name, state):
        """Poll until the reader `name` is in `state`."""
        while next(one for one in self.readers if one["name"] == name)["state"] != state:
            assert not self.poll()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
