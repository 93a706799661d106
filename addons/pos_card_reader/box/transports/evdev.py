"""Readers that are keyboards, taken from the system before it types (Linux, /dev/input).

The device is grabbed: no key of it reaches a field, a console or another program. Positions
are read as on a US keyboard, whatever layout the system has. No library: an event is a time,
a type, a code and a value (input.h of Linux).
"""

import errno
import fcntl
import glob
import os
import select
import struct
from contextlib import suppress

from codec import looks_like_tracks, make_framer

from ..arrival import of_frame
from ..clock import now_ms
from .trouble import Trouble
from .us_positions import character

WAIT_S = 0.5  # the longest wait for keys
EVENT = struct.Struct("llHHi")  # seconds, microseconds, type, code, value
EV_KEY, DOWN = 0x01, 1
SHIFTS = (42, 54)  # left, right
EVIOCGRAB = 0x40044590


class EvdevTransport:
    """One keyboard that is a card reader."""

    def __init__(self, settings):
        self.settings = settings
        self.profile = settings.profile
        self.framer = self.file = None
        self.shifts, self.rest = set(), b""

    def open(self):
        """Open the device for this process alone; half a swipe of before is forgotten."""
        self.framer = make_framer(self.profile)
        self.shifts, self.rest = set(), b""
        found = sorted(glob.glob(self.settings.device)) or [self.settings.device]
        try:
            self.file = os.open(found[0], os.O_RDONLY | os.O_NONBLOCK)
            self._grab()
        except OSError as error:
            raise Trouble.of(error) from error

    def _grab(self):
        try:
            fcntl.ioctl(self.file, EVIOCGRAB, 1)
        except OSError as error:
            if error.errno != errno.ENOTTY:  # a recording (a pipe) has nothing to grab
                raise

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
        typed = self._typed(received)
        frames = self.framer.feed(typed, now_ms()) if typed else self.framer.tick(now_ms())
        return [of_frame(_with_tracks_in_capitals(frame), self.profile) for frame in frames]

    def close(self):
        """Give the keyboard back."""
        if self.file is not None:
            with suppress(OSError):
                os.close(self.file)
            self.file = None

    def _typed(self, received):
        """Return the characters of the keys in `received`, as bytes."""
        data, typed = self.rest + received, ""
        whole = len(data) - len(data) % EVENT.size
        self.rest = data[whole:]
        for _seconds, _micros, kind, code, value in EVENT.iter_unpack(data[:whole]):
            if kind != EV_KEY:
                continue
            if code in SHIFTS:
                (self.shifts.add if value else self.shifts.discard)(code)
            elif value == DOWN:
                typed += character(code, bool(self.shifts))
        return typed.encode("latin-1")


def _with_tracks_in_capitals(frame):
    """Return the Frame; tracks know no small letters, codes keep those they have."""
    text = frame.text.upper()
    if frame.presented == "swipe" or looks_like_tracks(text):
        return frame._replace(text=text, presented="swipe")
    return frame
