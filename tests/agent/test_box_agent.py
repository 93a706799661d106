"""The card agent in its own process, with readers on ptys at 9,600 baud."""

import json
import signal
import time

import pytest
from box_rig import NUMBER, ORIGIN, OTHER, PAYMENT, RULE, AgentProcess, Player, Till

TRACK = rf";{NUMBER}=4912?\r"


def serial(link, name="counter", till="till-1", **more):
    """Return the settings of a reader at the pty `link`."""
    return {"name": name, "transport": "serial", "device": str(link), "till": till, **more}


@pytest.fixture
def rig(tmp_path):
    """Make agents and players that are gone after the test."""
    made = []

    class Rig:
        link = tmp_path / "reader"

        def player(self, link=None, **options):
            made.append(Player(link or self.link, **options))
            return made[-1]

        def agent(self, readers=None, **options):
            made.append(AgentProcess(tmp_path, readers or [serial(self.link)], **options))
            return made[-1]

    yield Rig()
    for one in made:
        one.process.kill()
        one.process.communicate()


def ready_till(agent, till="till-1", reader="counter"):
    """Return a till whose reader is open."""
    page = Till(agent, till)
    page.wait_for_state(reader, "ready")
    return page


def test_a_swipe_reaches_the_till_once(rig):
    player, agent = rig.player(), rig.agent()
    till = ready_till(agent)
    player.swipe(TRACK)
    [event] = till.events()
    age_ms = event.pop("age_ms")
    assert event == {
        "seq": 1, "reader": "counter", "kind": "card", "number": NUMBER, "source": "track2",
        "rule": RULE["id"], "warnings": [], "shape": ";#############=####?",
    }
    assert age_ms >= 0
    # The next poll acknowledges it; only what comes later is told.
    player.swipe(rf";{OTHER}?\r")
    assert [event["number"] for event in till.events()] == [OTHER]
    assert agent.health()["readers"][0]["counts"]["card"] == 2


def test_an_event_stays_until_it_is_acknowledged(rig):
    player, agent = rig.player(), rig.agent()
    till = ready_till(agent)
    player.swipe(TRACK)
    [event] = till.events()
    till.after_seq = 0  # the answer was lost on the way
    assert [again["seq"] for again in till.events()] == [event["seq"]]


def test_a_page_that_reconnects_misses_nothing_and_a_new_one_gets_nothing_old(rig):
    player, agent = rig.player(), rig.agent()
    till = ready_till(agent)
    player.swipe(TRACK)
    assert not _until(lambda: agent.health()["tills"][0]["waiting"] == 1)
    till.connect()
    assert [event["number"] for event in till.events()] == [NUMBER]
    player.swipe(rf";{OTHER}?\r")
    _until(lambda: agent.health()["tills"][0]["waiting"] == 2)
    page = Till(agent)
    player.swipe(r";9200000000031?\r")
    assert [event["number"] for event in page.events()] == ["9200000000031"]


def test_a_payment_card_leaves_no_digit_anywhere(rig):
    player, agent = rig.player(), rig.agent()
    till = ready_till(agent)
    player.swipe(rf"%B{PAYMENT}^TEST/CARD^30121010000000?;{PAYMENT}=3012101?\r")
    [event] = till.events()
    assert (event["kind"], event["reason"], event["shape"]) == ("refused", "payment_card", "")
    health = agent.ask("health", "", method="GET")[2]
    page = agent.ask("health", "", method="GET", Accept="text/html")[2]
    assert "<td>counter" in page
    told = [json.dumps(event), health, page, agent.log.read_text(), agent.state_file.read_text()]
    assert agent.log.read_text(), "the log says at least that the agent started"
    assert not [text for text in told if PAYMENT[:6] in text or PAYMENT[-6:] in text]


def test_nothing_that_was_read_is_logged_or_stored(rig):
    player, agent = rig.player(), rig.agent()
    till = ready_till(agent)
    player.swipe(TRACK)
    till.events()
    assert agent.stop() == 0
    assert NUMBER not in agent.log.read_text() + agent.state_file.read_text()


def test_an_agent_that_stood_still_within_a_swipe_still_has_it_whole(rig):
    """Longer than the silence that ends a frame: the bytes came in time, the agent was late."""
    player = rig.player(baud=300)  # 33 ms a byte
    agent = rig.agent()
    till = ready_till(agent)
    for number in (NUMBER, OTHER, NUMBER):
        player.send(rf";{number}=4912?\r")
        time.sleep(0.2)
        agent.process.send_signal(signal.SIGSTOP)
        time.sleep(0.4)
        agent.process.send_signal(signal.SIGCONT)
        assert till.events()[0].get("number") == number
        player.process.stdout.readline()


def test_a_repeated_card_is_one_read(rig):
    player, agent = rig.player(), rig.agent()
    till = ready_till(agent)
    player.swipe(TRACK)
    player.swipe(TRACK)
    player.swipe(rf";{OTHER}?\r")
    numbers = []
    while OTHER not in numbers:
        numbers += [event["number"] for event in till.events()]
    assert numbers == [NUMBER, OTHER]
    assert agent.health()["readers"][0]["counts"]["repeated"] == 1


def test_a_scanned_code_is_handed_on(rig):
    player = rig.player()
    agent = rig.agent([serial(rig.link, profile="scanner")])
    till = ready_till(agent)
    player.swipe(r"]E04006381333931\r")
    [event] = till.events()
    assert (event["kind"], event["text"], event["aim"]) == ("scan", "4006381333931", "E0")


def test_two_tills_two_readers(rig, tmp_path):
    other = tmp_path / "other"
    players = rig.player(), rig.player(other)
    readers = [serial(rig.link), serial(other, "second", "till-2")]
    agent = rig.agent(readers, tills=("till-1", "till-2"))
    tills = ready_till(agent), ready_till(agent, "till-2", "second")
    assert [len(till.readers) for till in tills] == [1, 1]
    players[0].swipe(TRACK)
    players[1].swipe(rf";{OTHER}?\r")
    assert [till.events()[0]["number"] for till in tills] == [NUMBER, OTHER]


def test_a_shared_reader_belongs_to_who_claimed_it_also_after_a_restart(rig):
    player = rig.player()
    agent = rig.agent([serial(rig.link, till="")], tills=("till-1", "till-2"))
    first, second = ready_till(agent), ready_till(agent, "till-2")
    second.ok("claim", {"session": second.session, "reader": "counter"})
    player.swipe(TRACK)
    assert second.events()[0]["number"] == NUMBER
    agent.kill()
    agent.start()
    second.connect()
    second.wait_for_state("counter", "ready")
    assert second.readers[0]["till"] == "till-2"
    player.swipe(rf";{OTHER}?\r")
    assert second.events()[0]["number"] == OTHER
    assert agent.health()["tills"][0]["waiting"] == 0, first.till


def test_killed_in_the_middle_of_a_swipe_and_restarted_loses_no_later_swipe(rig):
    player, agent = rig.player(), rig.agent()
    till = ready_till(agent)
    player.send(TRACK)  # 20 bytes take 21 ms
    agent.kill()
    assert player.process.stdout.readline().startswith("swipe")
    agent.start()
    _until(lambda: agent.health()["readers"][0]["state"] == "ready")
    # Read before the till is back: the rules of the till have survived.
    player.swipe(rf"\r;{OTHER}?\r")
    status, _headers, text = agent.ask(
        "poll", {"session": till.session, "after_seq": 0, "state": 0})
    assert (status, json.loads(text)["error"]) == (409, "unknown_session")
    till.connect()
    assert OTHER in [event.get("number") for event in till.events()]


def test_a_reader_that_is_unplugged_comes_back_by_itself(rig):
    player, agent = rig.player(), rig.agent()
    till = ready_till(agent)
    for number in (NUMBER, OTHER):
        player.unplug()
        till.wait_for_state("counter", "absent")
        player = rig.player()
        till.wait_for_state("counter", "ready")
        player.swipe(rf";{number}?\r")
        assert till.events()[0]["number"] == number
    assert agent.health()["readers"][0]["counts"]["reconnects"] == 2


def test_a_new_page_of_the_same_till_takes_over(rig):
    player, agent = rig.player(), rig.agent()
    first = ready_till(agent)
    second = Till(agent)
    status, _headers, text = agent.ask(
        "poll", {"session": first.session, "after_seq": 0, "state": 0})
    assert (status, json.loads(text)["error"]) == (409, "taken_over")
    player.swipe(TRACK)
    assert second.events()[0]["number"] == NUMBER


def test_who_may_ask(rig):
    agent = rig.agent()
    asked = {"protocol": 1, "run": "", "after_seq": 0, "rules": []}

    def error(body=asked, name="connect", **headers):
        status, _headers, text = agent.ask(name, body, **headers)
        told = json.loads(text)
        assert told["message"].endswith(".")
        return status, told["error"]

    assert error(Origin="https://evil.example.com") == (403, "bad_origin")
    assert error(Authorization="Bearer wrong") == (401, "bad_token")
    assert error(Authorization="") == (401, "bad_token")
    assert error("{") == (400, "bad_request")
    assert error("[]") == (400, "bad_request")
    assert error({**asked, "protocol": 2}) == (400, "bad_request")
    assert error({**asked, "rules": [{"id": 1, "pattern": "(a+)+"}]}) == (400, "bad_request")
    assert error({**asked, "rules": [{"id": "1"}]}) == (400, "bad_request")
    assert error({**asked, "rules": [{**RULE, "check_digit": "mod11"}]}) == (400, "bad_request")
    assert error({**asked, "rules": [{**RULE, "sources": ["track4"]}]}) == (400, "bad_request")
    assert error({**asked, "rules": [{**RULE, "uid_format": "bcd"}]}) == (400, "bad_request")
    assert error({}, "nothing") == (404, "not_found")
    till = Till(agent)
    claim = {"session": till.session, "reader": "counter"}
    assert error(claim, "claim") == (404, "unknown_reader")  # it is bound, not shared


def test_a_page_over_https_may_speak_to_the_agent(rig):
    status, headers, _text = rig.agent().ask("poll", "", method="OPTIONS")
    assert status == 204
    assert headers["Access-Control-Allow-Origin"] == ORIGIN
    assert headers["Access-Control-Allow-Private-Network"] == "true"
    assert "authorization" in headers["Access-Control-Allow-Headers"]


def _until(condition):
    """Ask until `condition` holds; the runner ends a test that never comes to that."""
    for _attempt in range(2000):
        if condition():
            return
    raise AssertionError("it never came to that")
