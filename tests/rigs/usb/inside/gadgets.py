"""USB card readers made of the kernel's gadgets: each has a plug of its own and sends swipes.

What a reader sends is written here from the USB standards alone, with nothing of the agent.
"""

import os
import time
import tty
from pathlib import Path

CONFIG = Path("/sys/kernel/config/usb_gadget")
ENGLISH = "strings/0x409"
BITS_A_BYTE = 10
SHIFT = 0x02  # left shift, in the first byte of a keyboard's report
KEYBOARD = bytes.fromhex(  # the report descriptor of HID 1.11, appendix B.1
    "05010906a101050719e029e71500250175019508810295017508810395057501"
    "050819012905910295017503910395067508150025650507190029658100c0"
)
MAGNETIC_BYTES = 337  # three states, three lengths, encoding, three tracks of 110
MAGNETIC = bytes.fromhex("0600ff0901a101150026ff00750896510109208102c0")  # a maker's own page
_PLAIN = "\r\x1b\b\t -=[]\\_;'`,./"
_SHIFTED = '\0\0\0\0\0_+{}|\0:"~<>?'
USAGES = (
    {letter: (0, 4 + place) for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
    | {letter: (SHIFT, 4 + place) for place, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    | {digit: (0, 30 + place) for place, digit in enumerate("1234567890")}
    | {sign: (SHIFT, 30 + place) for place, sign in enumerate("!@#$%^&*()")}
    | {sign: (0, 40 + place) for place, sign in enumerate(_PLAIN) if sign != "_"}
    | {sign: (SHIFT, 40 + place) for place, sign in enumerate(_SHIFTED) if sign != "\0"}
)
"""What a US keyboard types -> (modifiers, usage) of HID Usage Tables 1.12, chapter 10."""


class Gadget:
    """One USB device with one function; `udc` is the number of the plug it goes into."""

    function = ""

    def __init__(self, udc, ids, serial):
        self.udc, self.serial = f"dummy_udc.{udc}", serial
        self.vendor, self.product = ids.split(":")
        self.folder = CONFIG / f"reader{udc}"
        self.place = self.folder / "functions" / f"{self.function}.usb{udc}"
        for folder in (self.folder / ENGLISH, self.folder / "configs/c.1", self.place):
            folder.mkdir(parents=True)
        for name, value in {
            "idVendor": f"0x{self.vendor}", "idProduct": f"0x{self.product}", "bcdUSB": "0x0200",
            f"{ENGLISH}/manufacturer": "Card", f"{ENGLISH}/product": "Reader",
            f"{ENGLISH}/serialnumber": serial,
        }.items():
            (self.folder / name).write_text(value)
        self.describe()
        (self.folder / "configs/c.1" / self.place.name).symlink_to(self.place)

    @property
    def id(self):
        """What udev calls it, below /dev/serial/by-id and the like."""
        return f"usb-Card_Reader_{self.serial}"

    def describe(self):
        """Say in the function what kind of device it is."""

    def plug(self):
        (self.folder / "UDC").write_text(self.udc)

    def unplug(self):
        (self.folder / "UDC").write_text("\n")

    def remove(self):
        """Unplug it for good, lest the next test finds it."""
        if (self.folder / "UDC").read_text().strip():
            self.unplug()
        (self.folder / "configs/c.1" / self.place.name).unlink()
        for folder in (self.folder / "configs/c.1", self.place, self.folder / ENGLISH,
                       self.folder):
            folder.rmdir()


class SerialReader(Gadget):
    """A CDC-ACM device; what it sends is paced like a line of 9,600 baud."""

    function = "acm"

    def swipe(self, text, baud=9600):
        """Send `text`; return when its last byte is on the way."""
        number = (self.place / "port_num").read_text().strip()
        file = os.open(f"/dev/ttyGS{number}", os.O_RDWR | os.O_NOCTTY)
        try:
            tty.setraw(file)
            start = time.monotonic()
            for index, byte in enumerate(text.encode("latin-1")):
                due = start + (index + 1) * BITS_A_BYTE / baud
                time.sleep(max(due - time.monotonic(), 0))
                os.write(file, bytes([byte]))
        finally:
            os.close(file)


class _HidReader(Gadget):
    function = "hid"
    report, length, protocol = b"", 0, 0

    def describe(self):
        for name, value in {"protocol": self.protocol, "subclass": self.protocol,
                            "report_length": self.length}.items():
            (self.place / name).write_text(str(value))
        (self.place / "report_desc").write_bytes(self.report)

    def send(self, reports, gap_ms=0):
        """Send `reports`, each when the one before was fetched, `gap_ms` apart or more."""
        numbers = (self.place / "dev").read_text().strip()
        told = Path("/sys/dev/char", numbers, "uevent").read_text()
        [name] = [line[8:] for line in told.splitlines() if line.startswith("DEVNAME=")]
        file = os.open(f"/dev/{name}", os.O_RDWR)
        try:
            for report in reports:
                os.write(file, report)
                time.sleep(gap_ms / 1000)
        finally:
            os.close(file)


class KeyboardReader(_HidReader):
    """A reader that types: boot keyboard, a report for each key that is pressed and let go."""

    report, length, protocol = KEYBOARD, 8, 1

    def swipe(self, text, gap_ms=8):
        """Type `text`; most keyboards are asked every 8 ms, with 0 it types when it is asked."""
        keys = [USAGES[one] for one in text]
        pressed = [bytes([modifiers, 0, usage, 0, 0, 0, 0, 0]) for modifiers, usage in keys]
        self.send((report for one in pressed for report in (one, bytes(8))), gap_ms)


class MagneticReader(_HidReader):
    """A magnetic reader of its own kind: one report of 337 bytes for a swipe."""

    report, length = MAGNETIC, MAGNETIC_BYTES

    def swipe(self, *tracks):
        """Send the `tracks` 1, 2 and 3; an empty one was not on the card."""
        lengths = [len(track) for track in tracks]
        data = b"".join(track.encode("latin-1").ljust(110, b"\0") for track in tracks)
        self.send([bytes([0, 0, 0, *lengths, 0]) + data])
