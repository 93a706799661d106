"""The settings of an agent: a JSON file that a person writes.

`card_agent.example.json` shows all of it. Every fault is told with the place where it
stands and what belongs there; a wrong file never starts half an agent.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from codec import PROFILES, find_profile, find_usb_profile

HOST, PORT = "127.0.0.1", 9205
TOKEN_MIN = 16  # characters
TRANSPORTS = ("serial", "pcsc", "evdev", "hidraw")
PARITIES = ("N", "E", "O")
_USB = re.compile(r"[0-9a-f]{4}:[0-9a-f]{4}(?:/.+)?")


class SettingsError(ValueError):
    """The settings can't be used; the message says what, where and what to do."""


class TillSettings(NamedTuple):
    """A till and the token that names it."""

    name: str
    token: str


class ReaderSettings(NamedTuple):
    """One card reader; `till` is "" for a shared one, which a till claims."""

    name: str
    transport: str  # one of TRANSPORTS
    device: str  # path or pattern; pcsc: part of the reader's name
    usb: str  # serial, instead of a path: VENDOR:PRODUCT in hexadecimal digits, and with
    # /WHICH its serial number or its place (as `python -m serial.tools.list_ports -v` says)
    till: str
    profile: object  # codec.Profile, with the line settings of this reader


class Settings(NamedTuple):
    """All that an agent is told."""

    host: str
    port: int
    origins: tuple
    tills: tuple
    readers: tuple
    state_file: str  # where claims and number rules survive a restart; "" for nowhere


def read_settings(path):
    """Return the Settings in the file `path`; raise SettingsError on any fault."""
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise SettingsError(f"{path} is not JSON: {error}.") from error
    try:
        return parse_settings(found)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def parse_settings(found):
    """Return the Settings in the parsed JSON `found`; raise SettingsError on any fault."""
    place = _Place("settings", found)
    tills = tuple(_till(one) for one in place.items("tills"))
    _need_unique("tills: name", [till.name for till in tills])
    _need_unique("tills: token", [till.token for till in tills])
    names = [till.name for till in tills]
    readers = tuple(_reader(one, names) for one in place.items("readers"))
    _need_unique("readers: name", [reader.name for reader in readers])
    settings = Settings(
        host=place.text("host", HOST),
        port=place.number("port", PORT, 0, 65535),
        origins=tuple(_origin(origin) for origin in place.get("origins", list)),
        tills=tills,
        readers=readers,
        state_file=place.text("state_file", ""),
    )
    place.need_nothing_else()
    return settings


def _till(place):
    till = TillSettings(place.text("name"), place.text("token"))
    if len(till.token) < TOKEN_MIN:
        raise SettingsError(f"{place.name}: token needs {TOKEN_MIN} characters or more.")
    place.need_nothing_else()
    return till


def _reader(place, tills):
    transport = place.choice("transport", TRANSPORTS, "serial")
    till = place.text("till", "")
    if till and till not in tills:
        raise SettingsError(f"{place.name}: till is {till!r}; the tills are {', '.join(tills)}.")
    usb = place.text("usb", "").lower()
    if usb and not _USB.fullmatch(usb):
        raise SettingsError(f"{place.name}: usb must be like 0801:0003 or 0801:0003/SERIAL.")
    reader = ReaderSettings(
        name=place.text("name"),
        transport=transport,
        device=place.text("device", ""),
        usb=usb,
        till=till,
        profile=_profile(place, find_usb_profile(usb[:4]) if usb else None),
    )
    if transport == "serial" and not (reader.device or reader.usb):
        raise SettingsError(f"{place.name}: a serial reader needs device or usb.")
    if transport in ("pcsc", "evdev", "hidraw") and not reader.device:
        raise SettingsError(f"{place.name}: a reader of the kind {transport} needs its device.")
    place.need_nothing_else()
    return reader


def _profile(place, of_maker):
    """Return the named profile, else the maker's, with the line settings of this reader."""
    default = of_maker.id if of_maker else "msr"
    profile = find_profile(place.choice("profile", [one.id for one in PROFILES], default))
    return profile._replace(
        baud=place.number("baud", profile.baud, 300, 921600),
        bits=place.number("bits", profile.bits, 7, 8),
        parity=place.choice("parity", PARITIES, profile.parity),
        idle_ms=place.number("idle_ms", profile.idle_ms, 10, 5000),
        lrc=place.choice("lrc", ("ignore", "strip", "check"), profile.lrc),
        header=place.text("header", profile.header),
        trailer=place.text("trailer", profile.trailer),
    )


def _origin(text):
    parts = urlsplit(text) if isinstance(text, str) else None
    if not parts or parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
        raise SettingsError(f"origins: {text!r} must be like https://shop.example.com.")
    return text


def _need_unique(what, values):
    if len(set(values)) < len(values):
        raise SettingsError(f"{what} must differ from line to line.")


class _Place:
    """One JSON object; takes its keys one after the other and knows where it stands."""

    def __init__(self, name, found):
        if not isinstance(found, dict):
            raise SettingsError(f"{name} must be an object: {{...}}.")
        self.name = name
        self.found = dict(found)

    def get(self, key, kind, default=None):
        """Return the value of `key`, which must be of the type `kind`."""
        value = self.found.pop(key, default)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise SettingsError(f"{self.name}: {key} must be a {kind.__name__}.")
        return value

    def items(self, key):
        """Return the objects in the list `key`."""
        found = self.get(key, list)
        return [_Place(f"{key}[{index}]", one) for index, one in enumerate(found)]

    def text(self, key, default=None):
        """Return a text; without a default it must be there and not empty."""
        value = self.get(key, str, default)
        if default is None and not value:
            raise SettingsError(f"{self.name}: {key} is empty.")
        return value

    def number(self, key, default, least, most):
        """Return a whole number within limits."""
        value = self.get(key, int, default)
        if not least <= value <= most:
            raise SettingsError(f"{self.name}: {key} must be from {least} to {most}.")
        return value

    def choice(self, key, words, default):
        """Return one of `words`."""
        value = self.get(key, str, default)
        if value not in words:
            raise SettingsError(f"{self.name}: {key} must be one of {', '.join(words)}.")
        return value

    def need_nothing_else(self):
        """Refuse keys that nobody asked for: they are mistyped ones."""
        if self.found:
            raise SettingsError(f"{self.name}: unknown key {', '.join(sorted(self.found))}.")
