"""Serial readers, by pyserial. Nothing is written, but the answers a profile asks for.

A reader is found by its path (a pattern such as /dev/serial/by-id/usb-MagTek* is one
too) or by its USB ids: the name of a port may change with every plugging. Of two equal ones
each is found by its serial number or by the plug it is in.
"""

import glob
from contextlib import suppress

import serial
from codec import make_framer
from serial.tools import list_ports

from ..arrival import of_frame
from ..clock import now_ms
from .punctual import take
from .trouble import Trouble

WAIT_S = 0.5  # the longest wait for bytes


class SerialTransport:
    """One serial port."""

    def __init__(self, settings):
        self.settings = settings
        self.profile = settings.profile
        self.framer = None
        self.port = None

    def open(self):
        """Open the port for this process alone; half a swipe of before is forgotten."""
        self.framer = make_framer(self.profile)
        try:
            self.port = serial.Serial(
                self._find_device(),
                baudrate=self.profile.baud,
                bytesize=self.profile.bits,
                parity=self.profile.parity,
                timeout=WAIT_S,
                write_timeout=WAIT_S,
                exclusive=True,
            )
        except OSError as error:
            raise Trouble.of(error) from error
        except ValueError as error:
            raise Trouble("error", "line settings") from error

    def wait(self):
        """Return what arrived, cut by the profile."""
        try:
            self.port.timeout = min(max(self.framer.deadline - now_ms(), 0) / 1000, WAIT_S)
            received = self.port.read(self.port.in_waiting or 1)
            frames = take(self.framer, received)
            for frame in frames:
                if frame.kind == "reply":
                    self.port.write(frame.reply)
        except OSError as error:
            raise Trouble.of(error) from error
        return [of_frame(frame, self.profile) for frame in frames if frame.kind != "reply"]

    def close(self):
        """Give the port back at once: an open one would get another name when replugged."""
        if self.port:
            with suppress(OSError):  # unplugged: there is nothing left to close
                self.port.close()
            self.port = None

    def _find_device(self):
        if not self.settings.usb:
            found = sorted(glob.glob(self.settings.device)) or [self.settings.device]
            return found[0]
        kind, _slash, which = self.settings.usb.partition("/")
        for port in list_ports.comports():
            names = ("", (port.serial_number or "").lower(), (port.location or "").lower())
            if port.vid is not None and f"{port.vid:04x}:{port.pid:04x}" == kind and which in names:
                return port.device
        raise Trouble("absent")
