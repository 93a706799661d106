"""The keys of a reader that types, as Chromium's DevTools protocol takes them; needs no Odoo."""

import time

GAP_MS = 2  # a wedge reader types about 500 keys a second
PERSON_MS = 100  # nobody types with shorter gaps
AHEAD_S = 0.1
SHIFT = 8  # modifier bit of the protocol

PLAIN = {";": "Semicolon", "=": "Equal", "/": "Slash", "-": "Minus", ".": "Period", " ": "Space"}
SHIFTED = {"%": "Digit5", "^": "Digit6", "+": "Equal", "?": "Slash", ":": "Semicolon"}
SHIFTED |= {"@": "Digit2", "#": "Digit3", "&": "Digit7", "$": "Digit4", "_": "Minus"}
ENDS = {"\r": ("Enter", 13), "\t": ("Tab", 9)}
# What the keys of a US reader become where the layout is Serbian (Cyrillic).
SERBIAN = dict(
    zip("QWERTYUIOPASDFGHJKLZXCVBNM;?=+^/-", "љњертзуиопасдфгхјклѕџцвбнмч_+*&-'", strict=True)
)


def press(send, text, gap=GAP_MS, layout="us"):
    """Press the keys of `text`, `gap` milliseconds after each other.

    :param send: takes the parameters of one `Input.dispatchKeyEvent`
    :param layout: "us", or "rs" for an operating system set to Serbian
    """
    due = time.monotonic()
    for character in text:
        # A reader catches up after a late key, a person does not.
        time.sleep(max(due - time.monotonic(), 0))
        due = (due if gap < PERSON_MS else time.monotonic()) + gap / 1000
        for event in _events(character, layout):
            send(event)


def burst(text, gap=GAP_MS, layout="us"):
    """Return the events of all keys of `text`, to be sent at once, with their times.

    Chromium takes the time of a key from the sender, so the gaps are those of a reader
    however busy the machine is. The last key is a little ahead, lest it comes late.
    """
    first = time.time() + AHEAD_S - (len(text) - 1) * gap / 1000
    return [
        {**event, "timestamp": first + count * gap / 1000}
        for count, character in enumerate(text)
        for event in _events(character, layout)
    ]


def _events(character, layout):
    """Return what happens at the keyboard for one character."""
    code, key, shift = _key_of(character, layout)
    pressed = {"key": key, "code": code, "modifiers": SHIFT if shift else 0}
    if character in ENDS:
        pressed["windowsVirtualKeyCode"] = ENDS[character][1]
    typed = character if character in ENDS else key
    events = [{"type": "keyDown", "text": typed, **pressed}, {"type": "keyUp", **pressed}]
    if not shift:
        return events
    shift_key = {"key": "Shift", "code": "ShiftLeft"}
    down = {"type": "rawKeyDown", "modifiers": SHIFT, **shift_key}
    return [down, *events, {"type": "keyUp", **shift_key}]


def _key_of(character, layout):
    """Return (code, key, shift) of a character that a US reader types."""
    if character in ENDS:
        return ENDS[character][0], ENDS[character][0], False
    key = SERBIAN.get(character, character) if layout == "rs" else character
    if character.isdigit():
        return f"Digit{character}", key, False
    if character.isalpha():
        return f"Key{character.upper()}", key, character.isupper()
    if character in PLAIN:
        return PLAIN[character], key, False
    return SHIFTED[character], key, True
