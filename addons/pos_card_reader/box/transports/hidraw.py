"""Magnetic readers that are HID devices of their own kind (Linux, /dev/hidraw).

A read returns one report, as codec.hid_report explains it. Nothing is written.
"""

import glob
import os
import select
from contextlib import suppress

from codec import Frame, parse_hid_report

from ..arrival import of_frame
from ..clock import now_ms
from .trouble import Trouble

WAIT_S = 0.5  # the longest wait for a report
REPORT_MAX = 4096  # bytes


class HidrawTransport:
    """One HID device."""

    def __init__(self, settings):
        self.settings = settings
        self.file = None

    def open(self):
        """Open the device."""
        found = sorted(glob.glob(self.settings.device)) or [self.settings.device]
        try:
            self.file = os.open(found[0], os.O_RDONLY | os.O_NONBLOCK)
        except OSError as error:
            raise Trouble.of(error) from error

    def wait(self):
        """Return the swipe of a report; a report of another kind is noise."""
        try:
            if not select.select([self.file], [], [], WAIT_S)[0]:
                return []
            report = os.read(self.file, REPORT_MAX)
        except OSError as error:
            raise Trouble.of(error) from error
        if not report:
            raise Trouble("absent")
        text, at = parse_hid_report(report), now_ms()
        frame = Frame("frame", at, text, "swipe") if text else Frame("noise", at)
        return [of_frame(frame, self.settings.profile)]

    def close(self):
        """Give the device back."""
        if self.file is not None:
            with suppress(OSError):
                os.close(self.file)
            self.file = None
