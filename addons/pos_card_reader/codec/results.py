"""What a decoded frame can be: a card read or a named refusal.

Both are plain values that turn into the same JSON in Python and in JavaScript.
A refusal never repeats what was read; that of a payment card holds no digit at all.
"""

from typing import NamedTuple

REASONS = (
    "payment_card",  # a bank card: never read, sent, stored or shown
    "encrypted_reader",  # the reader encrypts: it is meant for payments
    "wrong_layout",  # the keyboard layout garbled the characters
    "noise",  # nothing printable arrived
    "empty",  # sentinels without data, or nothing typed
    "overflow",  # more characters than any card holds
    "no_start",  # the start sentinel is missing
    "truncated",  # the end sentinel is missing
    "too_long",  # more characters than the track can hold
    "bad_charset",  # a character the source can't carry
    "bad_lrc",  # the checksum of the track is wrong
    "read_error",  # the reader itself says it could not read
    "several_cards",  # one frame holds two swipes
    "random_uid",  # the chip makes up a new number at every tap
    "chip_unsupported",  # the chip does not know the command
    "chip_removed",  # the chip was taken away too early
    "tracks_differ",  # the tracks carry different numbers
    "bad_check_digit",  # a rule knows the number, its check digit is wrong
    "no_rule",  # no rule knows the number
)


class Read(NamedTuple):
    """A card number, as text, with where it came from."""

    number: str
    source: str  # track1, track2, track3, barcode, qr, chip, keyed
    rule: int  # id of the rule that matched
    warnings: tuple = ()  # noise, track1_read_error, ...

    def as_dict(self):
        """Return the shape shared with JavaScript and with the vectors."""
        return {
            "kind": "card",
            "number": self.number,
            "source": self.source,
            "rule": self.rule,
            "warnings": list(self.warnings),
        }


class Refusal(NamedTuple):
    """A named reason why nothing was read."""

    reason: str  # one of REASONS
    source: str  # how it was presented: swipe, scan, keyed, ...
    detail: str = ""  # payment scheme or layout name; never data of the card

    def as_dict(self):
        """Return the shape shared with JavaScript and with the vectors."""
        return {
            "kind": "refused",
            "reason": self.reason,
            "source": self.source,
            "detail": self.detail,
        }
