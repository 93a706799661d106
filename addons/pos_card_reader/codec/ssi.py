"""Zebra's packets (Simple Serial Interface): length, checksum, acknowledgement.

    12 F3 00 00 0B 34 30 ... 31 FC 54
    |  |  |  |  |  |            checksum: two's complement of the sum
    |  |  |  |  |  the code
    |  |  |  |  kind of code
    |  |  |  status, bit 0: sent again
    |  |  source: the scanner
    |  opcode: decoded data
    length without the checksum

The scanner waits for the answer and sends again without one. Only a shop that names
this profile for a reader makes us write to it.
"""

from .frame_text import to_text
from .tracks import looks_like_tracks

DECODE_DATA = 0xF3
HEAD = 5  # bytes before the code
AGAIN = 0x01
PRIME = 65521  # 16 bits: far too few to hold a card number
ACK = bytes.fromhex("04d00400ff28")
NAK_RESEND = bytes.fromhex("05d1040001ff25")


class SsiFramer:
    """Cuts packets out of bytes; same calls as LineFramer."""

    def __init__(self, profile, frame):
        self.profile = profile
        self.frame = frame  # the class of what is returned
        self.buffer = bytearray()
        self.last = float("-inf")
        self.code = None  # fingerprint of the code delivered last

    @property
    def deadline(self):
        """The moment from which `tick` has something to do."""
        return self.last + self.profile.idle_ms if self.buffer else float("inf")

    def feed(self, data, now, in_time=False):
        """Take bytes; return the Frames they complete."""
        frames = [] if in_time else self.tick(now)
        self.buffer += data
        self.last = now
        while len(self.buffer) >= 2:
            if self.buffer[0] < HEAD or self.buffer[1] != DECODE_DATA:
                del self.buffer[0]
                continue
            size = self.buffer[0] + 2
            if len(self.buffer) < size:
                break
            packet = bytes(self.buffer[:size])
            del self.buffer[:size]
            frames += self._take(packet)
        return frames

    def tick(self, now):
        """Drop a packet that stopped half-way and ask for it again."""
        if now < self.deadline:
            return []
        self.buffer.clear()
        return [self.frame("noise", self.last), self._reply(NAK_RESEND)]

    def _take(self, packet):
        """Return the Frames of one whole packet."""
        if sum(packet[:-2]) + int.from_bytes(packet[-2:], "big") != 0x10000:
            return [self.frame("noise", self.last), self._reply(NAK_RESEND)]
        code = _fingerprint(packet[HEAD:-2])
        is_known = packet[3] & AGAIN and code == self.code
        self.code = code
        if is_known:
            return [self._reply(ACK)]
        text = to_text(packet[HEAD:-2])
        presented = "swipe" if looks_like_tracks(text) else "scan"
        return [self._reply(ACK), self.frame("frame", self.last, text, presented)]

    def _reply(self, reply):
        """Return the Frame that asks to send `reply`."""
        return self.frame("reply", self.last, reply=reply)


def _fingerprint(code):
    """Return a number that tells a code from the next one and does not give it away."""
    total = 0
    for byte in code:
        total = (total * 31 + byte) % PRIME
    return total
