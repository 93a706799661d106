"""A card reader without hardware: plays recorded swipes, as one of three kinds of reader.

    python -m box.player --link reader < swipes.txt
    python -m box.player --chip < chips.txt
    python -m box.player --browser http://127.0.0.1:9222 < swipes.txt

--link: a pty at the speed of its line; an agent opens `reader` like a serial port.
--chip: the virtual PC/SC reader (vpcd); a line is the serial number of a chip in hexadecimal
digits, with `payment` behind it for one that pays. It lies there for a second.
--browser: the keyboard of a Chromium that was started with --remote-debugging-port=9222, in
the page of its till.

A line is what the reader sends, with the escapes \\r \\n \\t \\\\ \\xHH; empty lines and those
that begin with # are skipped. When the input ends the reader stays plugged in until the
player is stopped. What it says behind each swipe is the moment of its last byte,
milliseconds since the epoch.
"""

import argparse
import os
import re
import signal
import sys
import time
import tty
from pathlib import Path

from .keys import press
from .play_chip import VirtualCard
from .play_keys import BrowserKeyboard

LIES_S = 1  # a chip; the virtual reader is asked every 400 ms
BITS_A_BYTE = 10  # start bit, 8 bits, stop bit
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|(.))")
_NAMED = {"r": "\r", "n": "\n", "t": "\t", "\\": "\\"}


def unescape(line):
    r"""Return the bytes that a line of the input means.

    >>> unescape(r"\x02;92001234567?\x03\r")
    b'\x02;92001234567?\x03\r'
    """
    return _ESCAPE.sub(_unescape, line).encode("latin-1")


def _unescape(match):
    if match[1]:
        return chr(int(match[1], 16))
    if match[2] not in _NAMED:
        raise ValueError(f"\\{match[2]} is no escape; use \\r \\n \\t \\\\ or \\xHH")
    return _NAMED[match[2]]


def play(file, sent, baud):
    """Write the bytes `sent` to the file descriptor `file`, each when its line would be done."""
    start = time.monotonic()
    for index, byte in enumerate(sent):
        due = start + (index + 1) * BITS_A_BYTE / baud
        time.sleep(max(due - time.monotonic(), 0))
        os.write(file, bytes([byte]))


def plug_in(link):
    """Return the file descriptor to write to, with the symbolic link `link` to its port."""
    reader, port = os.openpty()
    tty.setraw(port)  # the port stays open here: a pty without one would lose what is written
    draft = Path(f"{link}.new")
    draft.unlink(missing_ok=True)
    draft.symlink_to(os.ttyname(port))
    draft.replace(link)
    return reader


def _player(options):
    """Return what plays one line, for the kind of reader that was asked for."""
    if options.chip:
        return _tap
    if options.browser:
        keyboard = BrowserKeyboard(options.browser)
        return lambda line: press(keyboard.press, unescape(line).decode("latin-1"))
    reader = plug_in(options.link)
    return lambda line: play(reader, unescape(line), options.baud)


def _tap(line):
    """Put a chip down and take it away."""
    uid, *kind = line.split()
    card = VirtualCard(bytes.fromhex(uid), is_payment=kind == ["payment"])
    time.sleep(LIES_S)
    card.take_away()


def _tell(line):
    """Say what happened, for people and for programs that wait for it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments=None):
    """Play the standard input; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m box.player",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kinds = parser.add_mutually_exclusive_group(required=True)
    kinds.add_argument("--link", help="name of the port, a symbolic link")
    kinds.add_argument("--chip", action="store_true", help="tap at the virtual PC/SC reader")
    kinds.add_argument("--browser", metavar="URL", help="type in this Chromium")
    parser.add_argument("--baud", type=int, default=9600, help="bits a second (9600)")
    parser.add_argument("--pause", type=float, default=2, help="seconds between swipes (2)")
    parser.add_argument("--unplug", action="store_true", help="end when the input ends")
    options = parser.parse_args(arguments)
    play_line = _player(options)
    _tell("plugged in")
    lines = (line.rstrip("\n") for line in sys.stdin)
    for count, line in enumerate(line for line in lines if line and not line.startswith("#")):
        time.sleep(options.pause if count else 0)
        play_line(line)
        _tell(f"swipe {count + 1} at {time.time() * 1000:.1f}")
    if not options.unplug:
        signal.pause()
    return 0


if __name__ == "__main__":
    sys.exit(main())
