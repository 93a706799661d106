"""Readers that are keyboards, taken from the system before it types (Linux, /dev/input).

The device is grabbed: no key of it reaches a field, a console or another program. Positions
are read as on a US keyboard, whatever layout the system has. No library: an event is a time,
a type, a code and a value (input.h of Linux).
"""

import ctypes
import errno
import fcntl
import glob
import os
import select
import struct
from contextlib import suppress

from codec import Refusal, looks_like_tracks, make_framer

from ..arrival import Arrival, of_frame
from ..clock import now_ms
from .punctual import take
from .trouble import Trouble
from .us_positions import character

WAIT_S = 0.5  # the longest wait for keys
EVENT = struct.Struct("llHHi")  # seconds, microseconds, type, code, value
EV_KEY, DOWN = 0x01, 1
LOST = (0x00, 3)  # EV_SYN, SYN_DROPPED: the system keeps 64 events, sixteen keys
LINE_ENDS = ("\r", "\t")
SHIFTS = (42, 54)  # left, right
EVIOCGRAB = 0x40044590
EVIOCSMASK, EV_MSC = 0x40104593, 0x04
EVIOCGKEY, KEY_BYTES = 0x80604518, 96  # which keys are down, a bit for each


class EvdevTransport:
    """One keyboard that is a card reader.

    `is_spoilt`: keys were lost; what comes until the line ends or falls silent is half a card.
    """

    def __init__(self, settings):
        self.settings = settings
        self.profile = settings.profile
        self.framer = self.file = None
        self.shifts, self.rest, self.is_spoilt = set(), b"", False

    def open(self):
        """Open the device for this process alone; half a swipe of before is forgotten."""
        self.framer = make_framer(self.profile)
        self.shifts, self.rest, self.is_spoilt = set(), b"", False
        found = sorted(glob.glob(self.settings.device)) or [self.settings.device]
        try:
            self.file = os.open(found[0], os.O_RDONLY | os.O_NONBLOCK)
            self._grab()
            self._leave_out_scan_codes()
        except OSError as error:
            raise Trouble.of(error) from error

    def _grab(self):
        try:
            fcntl.ioctl(self.file, EVIOCGRAB, 1)
        except OSError as error:
            if error.errno != errno.ENOTTY:  # a recording (a pipe) has nothing to grab
                raise

    def _leave_out_scan_codes(self):
        """Of a card's keys the system keeps 64 events: do without a third of them."""
        codes = ctypes.create_string_buffer(8)  # none of EV_MSC
        mask = struct.pack("IIQ", EV_MSC, len(codes), ctypes.addressof(codes))
        with suppress(OSError):  # a recording, or a system that can't
            fcntl.ioctl(self.file, EVIOCSMASK, mask)

    def wait(self):
        """Return what was typed, cut by the profile."""
        wait_s = min(max(self.framer.deadline - now_ms(), 0) / 1000, WAIT_S)
        try:
            is_there = select.select([self.file], [], [], wait_s)[0]
            received = os.read(self.file, 64 * EVENT.size) if is_there else b""
        except OSError as error:
            raise Trouble.of(error) from error
        if is_there and not received:
            raise Trouble("absent")
        self.is_spoilt = self.is_spoilt and is_there
        return self._arrivals(received)

    def close(self):
        """Give the keyboard back."""
        if self.file is not None:
            with suppress(OSError):
                os.close(self.file)
            self.file = None

    def _arrivals(self, received):
        """Return what the events in `received` complete, a refusal where some were lost."""
        arrivals, typed = [], ""
        data = self.rest + received
        whole = len(data) - len(data) % EVENT.size
        self.rest = data[whole:]
        for _seconds, _micros, kind, code, value in EVENT.iter_unpack(data[:whole]):
            if (kind, code) == LOST:
                arrivals += [*self._framed(typed), Arrival(now_ms(), _refused)]
                typed = self._spoil()
            elif kind == EV_KEY:
                typed += self._typed(code, value)
        return arrivals + self._framed(typed)

    def _typed(self, code, value):
        """Return what a key typed, "" for none or for a key of half a card."""
        if code in SHIFTS:
            (self.shifts.add if value else self.shifts.discard)(code)
        if value != DOWN:
            return ""
        typed = character(code, bool(self.shifts))
        if not self.is_spoilt:
            return typed
        self.is_spoilt = typed not in LINE_ENDS
        return ""

    def _framed(self, typed):
        frames = take(self.framer, typed.encode("latin-1"))
        return [of_frame(_with_tracks_in_capitals(frame), self.profile) for frame in frames]

    def _spoil(self):
        """Forget the card whose keys were lost, ask which shifts are down; return ""."""
        self.framer, self.is_spoilt = make_framer(self.profile), True
        down = bytearray(KEY_BYTES)
        with suppress(OSError):  # a recording
            fcntl.ioctl(self.file, EVIOCGKEY, down)
        self.shifts = {code for code in SHIFTS if down[code // 8] >> code % 8 & 1}
        return ""


def _refused(_rules):
    return Refusal("read_error", "swipe")


def _with_tracks_in_capitals(frame):
    """Return the Frame; tracks know no small letters, codes keep those they have."""
    text = frame.text.upper()
    if frame.presented == "swipe" or looks_like_tracks(text):
        return frame._replace(text=text, presented="swipe")
    return frame
