"""From bytes with times to frames. The time comes in with every call.

A frame ends at CR, LF, TAB or ETX, or by silence; STX and line ends around it are
dropped. Readers may end a line after every track: a swipe waits a moment for its
track 2, and what comes behind track 2 is the rest of a swipe that was delivered.
Times are milliseconds of any origin.
"""

import re
from typing import NamedTuple

from .frame_text import is_even_parity, to_text
from .ssi import SsiFramer
from .swipes import find_starts, goes_on, split_swipes
from .tracks import looks_like_tracks

FRAME_MAX = 512  # bytes
VISIBLE_MIN = 3  # with fewer characters it is line noise
STX = 0x02
ENDS = b"\x03\t\n\r"
CR_EVEN = 0x8D  # CR with even parity, read as 8 bits

_VISIBLE = re.compile(r"[^\x00-\x20\x7f-\xa0]")


class Frame(NamedTuple):
    """What a framer tells: a frame, noise, too many bytes, or a reply to send."""

    kind: str  # frame, noise, overflow, reply
    at: float  # time of the last byte
    text: str = ""
    presented: str = ""  # swipe or scan
    reply: bytes = b""


def make_framer(profile):
    """Return the framer for a profile."""
    return SsiFramer(profile, Frame) if profile.framing == "ssi" else LineFramer(profile)


class LineFramer:
    """Cuts lines; joins the lines of one swipe."""

    def __init__(self, profile):
        self.profile = profile
        self.buffer = bytearray()
        self.is_draining = False  # too much came: drop all until a line end or silence
        self.pending = ""  # lines of a swipe whose track 2 may still come
        self.delivered = ""  # start sentinels of the swipe delivered last: the others are late
        self.last = float("-inf")
        self.ended = float("-inf")

    @property
    def deadline(self):
        """The moment from which `tick` has something to do."""
        if self.buffer or self.is_draining:
            return self.last + self.profile.idle_ms
        return self.ended + self.profile.join_ms if self.pending else float("inf")

    def feed(self, data, now, in_time=False):
        """Take bytes; return the Frames they complete.

        :param in_time: they came before the deadline, though it is told after it
        """
        frames = [] if in_time else self.tick(now)
        for byte in data:
            self.last = now
            if byte == STX or byte in ENDS or self._is_parity_end(byte):
                frames += self._end_line()
            elif not self.is_draining:
                self.buffer.append(byte)
                if len(self.buffer) > FRAME_MAX:
                    self.buffer.clear()
                    self.is_draining = True
                    frames.append(Frame("overflow", now))
        return frames

    def tick(self, now):
        """End what has been silent for too long; return the Frames."""
        frames = []
        if (self.buffer or self.is_draining) and now >= self.deadline:
            frames += self._end_line()
        if self.pending and not self.buffer and now >= self.deadline:
            frames += self._deliver()
        return frames

    def _is_parity_end(self, byte):
        """Even parity on an 8 bit line makes 0x8D of CR."""
        return byte == CR_EVEN and len(self.buffer) > 1 and is_even_parity(self.buffer)

    def _end_line(self):
        """Return the Frames of the line in the buffer."""
        self.is_draining = False
        data, self.buffer = bytes(self.buffer), bytearray()
        if not data:
            return []
        text = to_text(data).removeprefix(self.profile.header).removesuffix(self.profile.trailer)
        if len(_VISIBLE.findall(text)) < VISIBLE_MIN:
            return [Frame("noise", self.last)]
        if self.profile.presents == "swipe" or looks_like_tracks(text):
            return self._take_tracks(text)
        return [*self._deliver(), Frame("frame", self.last, text, "scan")]

    def _take_tracks(self, text):
        """Join a line with the ones before it; return the Frames that are complete."""
        is_near = not self.pending and self.last - self.ended < self.profile.join_ms
        if is_near and self.delivered and goes_on(self.delivered, text):
            return []
        is_next = bool(self.pending) and goes_on(find_starts(self.pending), text)
        frames = [] if is_next else self._deliver()
        self.pending += text
        self.ended = self.last
        is_complete = ";" in find_starts(text) or "?" not in text
        return frames + self._deliver() if is_complete else frames

    def _deliver(self):
        """Return the swipes that were collected."""
        swipes = split_swipes(self.pending) if self.pending else []
        self.delivered, self.pending = find_starts(self.pending), ""
        return [Frame("frame", self.ended, swipe, "swipe") for swipe in swipes]
