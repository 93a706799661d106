"""Contactless cards at PC/SC readers, by pyscard's plain calls.

pyscard's own monitor dies silently when the service restarts, so this watches the states
itself, in one wait for all readers; every trouble closes the context and the reader's
thread opens a new one. A card is one read for as long as it lies there, whatever happens
to the service meanwhile. Cards with contacts are asked nothing.
"""

from codec.chip import is_contactless
from smartcard import scard

from ..arrival import of_chip
from ..clock import now_ms
from .trouble import Trouble

WAIT_MS = 500  # the longest wait for a card
_GONE = (
    scard.SCARD_E_NO_SERVICE,
    scard.SCARD_E_SERVICE_STOPPED,
    scard.SCARD_E_NO_READERS_AVAILABLE,
    scard.SCARD_E_UNKNOWN_READER,
    scard.SCARD_E_READER_UNAVAILABLE,
)


class PcscTransport:
    """The PC/SC readers whose name holds the `device` of the settings."""

    def __init__(self, settings):
        self.settings = settings
        self.context = None
        self.seen = {}  # reader -> state as it was told last
        self.present = set()  # readers whose card was read and not seen gone since

    def open(self):
        """Reach the service and find a reader."""
        result, self.context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        _need(result)
        self.seen = {}
        self._find()

    def wait(self):
        """Yield a chip for every card that was put down; it answers until the next is asked for."""
        self._find()
        result, states = scard.SCardGetStatusChange(self.context, WAIT_MS, list(self.seen.items()))
        if result != scard.SCARD_E_TIMEOUT:
            _need(result)
            for name, state, atr in states:
                yield from self._look(name, state, bytes(atr))

    def close(self):
        """Leave the service."""
        if self.context is not None:
            scard.SCardReleaseContext(self.context)
            self.context = None

    def _names(self):
        result, names = scard.SCardListReaders(self.context, [])
        _need(result)
        return [name for name in names if self.settings.device in name]

    def _find(self):
        """Watch the readers that are there now."""
        unaware = scard.SCARD_STATE_UNAWARE
        self.seen = {name: self.seen.get(name, unaware) for name in self._names()}
        if not self.seen:
            raise Trouble("absent")

    def _look(self, name, state, atr):
        """Yield the chip at the reader `name`, if it was not there before."""
        self.seen[name] = state & ~scard.SCARD_STATE_CHANGED
        if state & (scard.SCARD_STATE_UNKNOWN | scard.SCARD_STATE_UNAVAILABLE):
            if name in self._names():
                raise Trouble("absent")
            return  # unplugged: the others go on
        is_there = bool(state & scard.SCARD_STATE_PRESENT) and not state & scard.SCARD_STATE_MUTE
        if not is_there:
            self.present.discard(name)
            return
        if name not in self.present:
            self.present.add(name)
            if not is_contactless(atr):
                return
            at = now_ms()
            with _Chip(self.context, name) as chip:
                yield of_chip(chip.transmit, at)


class _Chip:
    """A connection to the card at a reader."""

    def __init__(self, context, name):
        self.context, self.name = context, name
        self.card = self.protocol = None

    def __enter__(self):
        modes = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        result, self.card, self.protocol = scard.SCardConnect(
            self.context, self.name, scard.SCARD_SHARE_SHARED, modes
        )
        if result != scard.SCARD_S_SUCCESS:
            self.card = None  # taken away at once: the first command will say so
        return self

    def __exit__(self, *_error):
        if self.card is not None:
            scard.SCardDisconnect(self.card, scard.SCARD_LEAVE_CARD)

    def transmit(self, command):
        """Send a command and return its answer; OSError when the card is gone."""
        if self.card is None:
            raise OSError("the card is gone")
        result, answer = scard.SCardTransmit(self.card, self.protocol, list(command))
        if result != scard.SCARD_S_SUCCESS:
            raise OSError("the card is gone")
        return bytes(answer)


def _need(result):
    """Raise the Trouble that a result means, if it means one."""
    if result in _GONE:
        raise Trouble("absent")
    if result != scard.SCARD_S_SUCCESS:
        raise Trouble("error", scard.SCardGetErrorMessage(result)[:60])
