"""What a transport hands to its reader: something that was read, or a mere count."""

from functools import partial
from typing import NamedTuple

from codec import Refusal, decode, describe_shape, split_aim
from codec.chip import read_chip

SECRET = ("payment_card", "encrypted_reader")


class Arrival(NamedTuple):
    """A frame or a chip, not decoded yet: the number rules are those of the till."""

    at: float  # `now_ms` of the last byte
    decode: object = None  # number rules -> Read or Refusal; None for noise
    text: str = ""  # the frame, "" for chips
    is_scan: bool = False

    def as_event(self, rules):
        """Return the event of the protocol without `seq` and `age_ms`.

        A code that is neither a swipe nor a payment card is handed on as it was scanned:
        only the till knows whether it is goods.
        """
        result = self.decode(rules)
        told = result.as_dict()
        if told.get("reason") in SECRET:
            return {**told, "shape": ""}
        if self.is_scan and told["source"] != "swipe":
            aim, text = split_aim(self.text)
            return {"kind": "scan", "text": text, "aim": aim}
        return {**told, "shape": describe_shape(self.text)}


def of_frame(frame, profile):
    """Return the Arrival of a Frame of the codec."""
    if frame.kind == "noise":
        return Arrival(frame.at)
    if frame.kind == "overflow":
        return Arrival(frame.at, lambda _rules: Refusal("overflow", "swipe"))
    decode_frame = partial(_decode_frame, frame, profile.lrc)
    return Arrival(frame.at, decode_frame, frame.text, frame.presented == "scan")


def _decode_frame(frame, lrc, rules):
    return decode(frame.text, frame.presented, rules, lrc)


def of_chip(transmit, at):
    """Return the Arrival of a chip that answers to `transmit` for as long as it is there."""
    return Arrival(at, partial(read_chip, transmit))
