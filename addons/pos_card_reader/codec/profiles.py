"""Serial readers by name: their line, how frames are marked and what they send.

Line settings are the makers' defaults as far as their manuals say so; each can be
overridden where a reader is configured. `usb` lists vendor ids, so that a plugged
reader is recognised without writing a byte to it.
"""

from typing import NamedTuple

IDLE_MS = 150  # silence that ends a frame without a suffix
JOIN_MS = 100  # a swipe may go on after a line end with a track not seen yet


class Profile(NamedTuple):
    """How to talk to one kind of reader."""

    id: str
    framing: str = "line"  # line (suffix or silence) or ssi (packets with a checksum)
    presents: str = "auto"  # swipe: everything is a swipe; auto: told by its form
    baud: int = 9600
    bits: int = 8
    parity: str = "N"
    idle_ms: int = IDLE_MS
    join_ms: int = JOIN_MS
    lrc: str = "ignore"  # see tracks.LRC_MODES
    header: str = ""  # text before each frame, dropped
    trailer: str = ""  # text behind each frame, dropped
    usb: tuple = ()  # vendor ids, four hexadecimal digits


PROFILES = (
    Profile("msr", presents="swipe"),
    Profile("msr_7e1", presents="swipe", bits=7, parity="E"),
    Profile("msr_lrc", presents="swipe", lrc="check"),
    Profile("magtek", presents="swipe", usb=("0801",)),
    Profile("posua", presents="swipe"),
    Profile("scanner"),
    Profile("cipherlab"),
    Profile("datalogic", usb=("05f9",)),
    Profile("honeywell", baud=115200, usb=("0c2e",)),
    Profile("zebra", usb=("05e0",)),
    Profile("zebra_ssi", framing="ssi"),
)


def find_profile(name):
    """Return the profile with the id `name`, or None."""
    return next((profile for profile in PROFILES if profile.id == name), None)


def find_usb_profile(vendor):
    """Return the profile for a USB vendor id of four hexadecimal digits, or None."""
    return next((profile for profile in PROFILES if vendor.lower() in profile.usb), None)
