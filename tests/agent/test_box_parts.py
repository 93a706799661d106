"""Parts of the card agent that need no process: queue, settings, player, answers to scanners."""

import json
import os
import sys
import tty
from types import SimpleNamespace

import pytest
from box_rig import ADDON, NUMBER

sys.path.insert(0, str(ADDON))

from box import Agent, SettingsError, backoff, parse_settings, player, read_settings  # noqa: E402
from box.clock import now_ms  # noqa: E402
from box.till_queue import TillQueue  # noqa: E402
from box.transports import Trouble, make_transport  # noqa: E402
from codec.ssi import ACK  # noqa: E402

SOUND = {
    "origins": ["https://shop.example.com"],
    "tills": [{"name": "till-1", "token": "sixteen-characters"}],
    "readers": [{"name": "counter", "device": "/dev/ttyUSB0", "till": "till-1"}],
}


def test_doctests():
    import doctest  # noqa: PLC0415 (only here)

    for module in (backoff, player):
        assert doctest.testmod(module) == (0, doctest.testmod(module).attempted)
        assert doctest.testmod(module).attempted


def test_what_is_older_than_ten_seconds_is_dropped_and_counted():
    queue = TillQueue("till-1", "run")
    queue.put({"number": "old"}, now_ms() - 10_001)
    queue.put({"number": "new"}, now_ms())
    assert [event["number"] for event in queue.as_list()] == ["new"]
    assert queue.dropped == 1


def test_of_more_than_twenty_events_the_oldest_are_dropped():
    queue = TillQueue("till-1", "run")
    for _count in range(23):
        queue.put({}, now_ms())
    assert [event["seq"] for event in queue.as_list()] == list(range(4, 24))
    assert queue.dropped == 3


@pytest.mark.parametrize("saved", [
    {"claims": []},
    {"claims": [1]},
    {"claims": {"counter": []}},
    {"rules": []},
    {"rules": {"till-1": 7}},
    {"rules": {"till-1": [{"id": 1, "sources": [], "colour": "red"}]}},
    {"rules": {"till-1": [{"id": 1, "sources": [], "check_digit": "mod11"}]}},
])
def test_an_agent_starts_whatever_its_state_file_says(tmp_path, saved):
    state = tmp_path / "state.json"
    state.write_text(json.dumps(saved))
    agent = Agent(parse_settings({**SOUND, "state_file": str(state)}))
    told = agent.connect("till-1", "", 0, [{"id": 1, "sources": [], "check_digit": "luhn"}])
    assert told["readers"][0]["name"] == "counter"
    assert json.loads(state.read_text())["rules"]["till-1"][0]["check_digit"] == "luhn"


def test_settings_are_read_whole():
    settings = parse_settings(SOUND)
    assert (settings.host, settings.port) == ("127.0.0.1", 9205)
    assert settings.readers[0].profile.id == "msr"
    assert settings.readers[0].profile.baud == 9600


@pytest.mark.parametrize(("reader", "profile", "baud"), [
    ({"usb": "0c2e:0901"}, "honeywell", 115200),
    ({"usb": "0C2E:0901/SN1", "baud": 9600}, "honeywell", 9600),
    ({"usb": "0801:0003", "profile": "msr_lrc"}, "msr_lrc", 9600),
    ({"usb": "ffff:0001"}, "msr", 9600),
    ({"device": "/dev/ttyUSB0"}, "msr", 9600),
])
def test_the_profile_is_the_named_one_else_that_of_the_maker(reader, profile, baud):
    settings = parse_settings({**SOUND, "readers": [{"name": "counter", **reader}]})
    found = settings.readers[0].profile
    assert (found.id, found.baud) == (profile, baud)


def test_two_equal_readers_are_told_apart(monkeypatch):
    ports = [SimpleNamespace(device=f"/dev/ttyACM{place}", vid=0x0801, pid=3,
                             serial_number=serial, location=f"1-1.{place}")
             for place, serial in enumerate((None, "B7", "B8"))]
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: ports)

    def device(usb):
        reader = {"name": "counter", "usb": usb}
        settings = parse_settings({**SOUND, "readers": [reader]})
        return make_transport(settings.readers[0])._find_device()

    assert device("0801:0003") == "/dev/ttyACM0"
    assert device("0801:0003/b8") == "/dev/ttyACM2"
    assert device("0801:0003/1-1.1") == "/dev/ttyACM1"
    with pytest.raises(Trouble):
        device("0801:0003/b9")


def test_the_example_is_sound():
    assert len(read_settings(ADDON / "box" / "card_agent.example.json").readers) == 2


@pytest.mark.parametrize(("part", "change", "words"), [
    ("", {"port": 99999}, "settings: port must be from 0 to 65535."),
    ("", {"port": "9205"}, "settings: port must be a int."),
    ("", {"origins": ["shop.example.com"]}, "must be like https://shop.example.com."),
    ("", {"origins": ["https://shop.example.com/"]}, "must be like https://shop.example.com."),
    ("", {"tils": []}, "settings: unknown key tils."),
    ("tills", {"token": "short"}, "tills[0]: token needs 16 characters or more."),
    ("readers", {"till": "till-9"}, "readers[0]: till is 'till-9'; the tills are till-1."),
    ("readers", {"device": ""}, "readers[0]: a serial reader needs device or usb."),
    ("readers", {"transport": "pcsc", "device": ""}, "a reader of the kind pcsc needs its device."),
    ("readers", {"usb": "801:3"}, "readers[0]: usb must be like 0801:0003 or 0801:0003/SERIAL."),
    ("readers", {"profile": "magteck"}, "readers[0]: profile must be one of msr, "),
    ("readers", {"baud": 1}, "readers[0]: baud must be from 300 to 921600."),
    ("readers", {"name": ""}, "readers[0]: name is empty."),
])
def test_a_fault_in_the_settings_is_told_with_its_place(part, change, words):
    found = json.loads(json.dumps(SOUND))
    (found[part][0] if part else found).update(change)
    with pytest.raises(SettingsError) as error:
        parse_settings(found)
    assert words in str(error.value)


def test_a_file_that_is_no_settings_is_told_by_name(tmp_path):
    with pytest.raises(SettingsError, match="nowhere.json can't be read"):
        read_settings(tmp_path / "nowhere.json")
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(SettingsError, match="broken.json is not JSON"):
        read_settings(tmp_path / "broken.json")


def opened(profile):
    """Return (what the scanner's side writes to, the open transport) of a pty."""
    scanner, port = os.openpty()
    tty.setraw(port)
    reader = {"name": "counter", "device": os.ttyname(port), "profile": profile}
    settings = parse_settings({**SOUND, "readers": [reader]})
    transport = make_transport(settings.readers[0])
    transport.open()
    return scanner, transport


def arrivals(transport):
    """Return what arrives next: a pty may hand on a part of what was written."""
    found = []
    while not found:
        found = transport.wait()
    return found


def test_a_zebra_scanner_gets_its_answer():
    scanner, transport = opened("zebra_ssi")
    os.write(scanner, bytes.fromhex("12f300000b34303036333831333333393331fc54"))
    assert [arrival.text for arrival in arrivals(transport)] == ["4006381333931"]
    assert os.read(scanner, 99) == ACK
    transport.close()


def test_nothing_is_written_to_any_other_reader():
    scanner, transport = opened("msr")
    os.write(scanner, f";{NUMBER}?\r".encode())
    assert len(arrivals(transport)) == 1
    transport.close()
    os.set_blocking(scanner, False)
    with pytest.raises(BlockingIOError):
        os.read(scanner, 99)


def test_an_open_port_is_busy_for_others_and_an_unplugged_one_absent():
    scanner, transport = opened("msr")
    other = make_transport(transport.settings)
    with pytest.raises(Trouble) as trouble:
        other.open()
    assert (trouble.value.state, trouble.value.reason) == ("error", "busy")
    os.close(scanner)
    with pytest.raises(Trouble) as trouble:
        transport.wait()
    assert trouble.value.state == "absent"
    transport.close()
