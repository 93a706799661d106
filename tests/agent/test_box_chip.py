"""Which chips the agent asks, and when: by a PC/SC service that a test plays.

The real service with a virtual reader is run by hand (tests/rigs/chip_reader.py).
"""

import sys
import types

import pytest
from box_rig import ADDON

sys.path.insert(0, str(ADDON))

from box import backoff, reader  # noqa: E402
from box.settings import parse_settings  # noqa: E402
from box.transports import Trouble  # noqa: E402

READER, OTHER = "ACS ACR122U PICC", "ACS ACR122U PICC 01"
CONTACTLESS = bytes.fromhex("3b8f8001804f0ca000000306030001000000006a")
CONTACT = bytes.fromhex("3bfa1800008131fe454a434f5034315632343193")
EMPTY, PRESENT, UNKNOWN, CHANGED = 0x10, 0x20, 0x04, 0x02
GONE = 0x8010001D


class Service(types.ModuleType):
    """PC/SC with the cards that a test puts down; the names are those of smartcard.scard."""

    SCARD_S_SUCCESS, SCARD_E_TIMEOUT, SCARD_E_NO_SERVICE = 0, 0x8010000A, GONE
    SCARD_E_SERVICE_STOPPED, SCARD_E_NO_READERS_AVAILABLE = 0x8010001E, 0x8010002E
    SCARD_E_UNKNOWN_READER, SCARD_E_READER_UNAVAILABLE = 0x80100009, 0x80100017
    SCARD_SCOPE_USER = SCARD_STATE_UNAWARE = 0
    SCARD_STATE_CHANGED, SCARD_STATE_UNKNOWN = CHANGED, UNKNOWN
    SCARD_STATE_UNAVAILABLE, SCARD_STATE_PRESENT, SCARD_STATE_MUTE = 0x08, PRESENT, 0x200
    SCARD_PROTOCOL_T0, SCARD_PROTOCOL_T1, SCARD_SHARE_SHARED, SCARD_LEAVE_CARD = 1, 2, 2, 0

    def __init__(self):
        super().__init__("smartcard.scard")
        self.cards = {READER: b""}  # reader -> answer to reset, b"" for none
        self.is_running = True
        self.asked = []

    def SCardEstablishContext(self, _scope):
        return (0, 1) if self.is_running else (GONE, None)

    def SCardReleaseContext(self, _context):
        return 0

    def SCardListReaders(self, _context, _groups):
        return (0, list(self.cards)) if self.is_running else (GONE, [])

    def SCardGetStatusChange(self, _context, _wait, watched):
        if not self.is_running:
            return GONE, []
        states = [(name, self._state(name), list(self.cards.get(name, b"")))
                  for name, known in watched if self._state(name) != known | CHANGED]
        return (0, states) if states else (self.SCARD_E_TIMEOUT, [])

    def _state(self, name):
        if name not in self.cards:
            return UNKNOWN | CHANGED
        return (PRESENT if self.cards[name] else EMPTY) | CHANGED

    def SCardConnect(self, _context, name, _share, _protocols):
        self.asked.append(name)
        return 0, 1, 1

    def SCardDisconnect(self, _card, _what):
        return 0


@pytest.fixture
def service(monkeypatch):
    """Play the service; the transport is imported anew with it."""
    made = Service()
    package = types.ModuleType("smartcard")
    package.scard = made
    monkeypatch.setitem(sys.modules, "smartcard", package)
    monkeypatch.delitem(sys.modules, "box.transports.pcsc", raising=False)
    yield made
    sys.modules.pop("box.transports.pcsc", None)


@pytest.fixture
def transport(service):
    """Return the open transport of the readers that are called ACR122."""
    from box.transports.pcsc import PcscTransport  # noqa: PLC0415 (with the played service)

    settings = parse_settings({
        "origins": [], "tills": [{"name": "till-1", "token": "sixteen-characters"}],
        "readers": [{"name": "chip", "transport": "pcsc", "device": "ACR122"}]})
    made = PcscTransport(settings.readers[0])
    made.open()
    return made


def asked_by(transport, service):
    """Wait once; return the readers whose card was asked something."""
    service.asked = []
    for _arrival in transport.wait():
        pass
    return service.asked


def reopened(transport):
    """Do what the reader's thread does after a trouble."""
    transport.close()
    transport.open()


def test_a_card_is_one_read_until_it_is_taken_away(transport, service):
    service.cards[READER] = CONTACTLESS
    assert asked_by(transport, service) == [READER]
    assert asked_by(transport, service) == []
    service.cards[READER] = b""
    assert asked_by(transport, service) == []
    service.cards[READER] = CONTACTLESS
    assert asked_by(transport, service) == [READER]


def test_a_card_with_contacts_and_other_readers_are_asked_nothing(transport, service):
    service.cards |= {READER: CONTACT, "Gemalto PC Twin Reader": CONTACTLESS}
    assert asked_by(transport, service) == []


def test_a_card_that_lies_there_is_not_read_again_when_the_service_restarts(transport, service):
    service.cards[READER] = CONTACTLESS
    assert asked_by(transport, service) == [READER]
    service.is_running = False
    with pytest.raises(Trouble):
        asked_by(transport, service)
    service.is_running = True
    reopened(transport)
    assert asked_by(transport, service) == []


def test_the_reader_of_the_agent_keeps_what_it_knows_of_cards(transport, service, monkeypatch):
    """However often its thread begins again."""
    made = []
    monkeypatch.setattr(reader, "make_transport", lambda _settings: made.append(1) or transport)
    monkeypatch.setattr(backoff, "FIRST_S", 0.001)
    service.is_running = False
    states = []
    one = reader.Reader(transport.settings, lambda *_: None, lambda: states.append(one.state))
    one.start()
    while "absent" not in states:
        pass
    service.is_running = True
    while one.state != "ready":
        pass
    one.stop()
    assert made == [1]


def test_another_reader_that_is_unplugged_disturbs_nobody(transport, service):
    service.cards = {READER: CONTACTLESS, OTHER: b""}
    assert asked_by(transport, service) == [READER]
    del service.cards[OTHER]
    assert asked_by(transport, service) == []
    assert list(transport.seen) == [READER]
    del service.cards[READER]
    with pytest.raises(Trouble):
        asked_by(transport, service)
