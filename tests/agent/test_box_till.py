"""The till's own code against the agent in its own process, readers on ptys at 9,600 baud."""

import json
import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest
from box_rig import NUMBER, ORIGIN, OTHER, RULE, TOKENS, AgentProcess, Player

TILL = Path(__file__).with_name("agent_till.mjs")
ROUNDS = int(os.environ.get("CARD_AGENT_KILLS", "2"))  # agents killed in one test


class NodeTill:
    """A till that runs its JavaScript in Node."""

    def __init__(self, address, token=TOKENS["till-1"]):
        rules = json.dumps([RULE])
        self.process = subprocess.Popen(
            ["node", TILL, address, token, ORIGIN, rules],
            text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def say(self, words):
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()

    def wait_for(self, *wanted):
        """Return the value of what is told next of a kind in `wanted`, after what does not fit."""
        for line in self.process.stdout:
            told = json.loads(line)
            if wanted[0] in told and (len(wanted) == 1 or told[wanted[0]] == wanted[1]):
                return told
        raise AssertionError(f"the till ended before {wanted}")

    def number(self):
        return self.wait_for("event")["event"].get("number")


@pytest.fixture
def rig(tmp_path):
    """An agent with a reader, and tills that are gone after the test."""
    class Rig:
        player = Player(tmp_path / "reader")
        agent = AgentProcess(tmp_path, [{
            "name": "counter", "transport": "serial", "device": str(tmp_path / "reader"),
            "till": "till-1"}])
        tills = []

        def till(self, *arguments):
            self.tills.append(NodeTill(self.agent.address, *arguments))
            return self.tills[-1]

        def ready_till(self):
            till = self.till()
            till.wait_for("readers", [["counter", "ready"]])
            return till

        def wait_until_open(self):
            while self.agent.health()["readers"][0]["state"] != "ready":
                pass

    made = Rig()
    yield made
    for one in [made.player, made.agent, *made.tills]:
        one.process.kill()
        one.process.communicate()


def number_of(count):
    """Return the card number of a round, Luhn's digit at its end."""
    body = f"9200{count:08}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[1::2])
    return f"{body}{-(doubled + sum(map(int, body[::2]))) % 10}"


def test_no_later_swipe_is_lost_however_often_the_agent_is_killed_in_a_swipe(rig):
    till = rig.ready_till()
    for count in range(ROUNDS):
        rig.player.send(f";{number_of(1000 + count)}=4912?\\r")
        rig.agent.kill()
        rig.player.process.stdout.readline()
        rig.agent.start()
        rig.wait_until_open()
        later = [number_of(10 * count), number_of(10 * count + 1)]
        for number in later:
            rig.player.swipe(f"\\r;{number}=4912?\\r")
        found = []
        while later[1] not in found:
            found.append(till.number())
        assert [number for number in found if number in later] == later


def test_a_silent_agent_is_asked_again_until_it_is_there(rig):
    rig.agent.kill()
    with socket.create_server(("127.0.0.1", rig.agent.port)) as silent:
        till = rig.till()
        till.wait_for("state", "connecting")
        silent.accept()[0].close()  # it hangs up without a word
        till.wait_for("state", "silent")
    rig.agent.start()
    till.wait_for("state", "connected")
    rig.wait_until_open()
    rig.player.swipe(rf";{NUMBER}=4912?\r")
    assert till.number() == NUMBER


def test_an_agent_that_hangs_is_asked_again(rig):
    till = rig.ready_till()
    os.kill(rig.agent.process.pid, signal.SIGSTOP)
    rig.player.swipe(rf";{NUMBER}=4912?\r")
    os.kill(rig.agent.process.pid, signal.SIGCONT)
    assert till.number() == NUMBER


def test_another_page_takes_over_and_gives_back(rig):
    first, second = rig.ready_till(), rig.ready_till()
    first.wait_for("state", "taken_over")
    rig.player.swipe(rf";{NUMBER}=4912?\r")
    assert second.number() == NUMBER
    while rig.agent.health()["tills"][0]["waiting"]:  # until it is acknowledged
        pass
    first.say("resume")
    first.wait_for("state", "connected")
    second.wait_for("state", "taken_over")
    rig.player.swipe(rf";{OTHER}=4912?\r")
    assert first.number() == OTHER


def test_a_wrong_token_is_told_in_words(rig):
    told = rig.till("no-token-of-any-till").wait_for("state", "error")
    assert "token" in told["message"]
