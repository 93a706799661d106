"""Contactless cards behind a PC/SC reader: the dialogue and what its answers mean.

Sources: PC/SC part 3 (storage cards), EMV contactless (the payment directory), NXP
AN10927 (random and repeated numbers), data sheets of the card chips.

The serial number of a chip names a card, it proves nothing: some readers and phones
can copy it. A chip that answers for the payment directory is a bank card or a wallet;
nothing else is asked of it and its number is not kept.
"""

from .decode import decode
from .results import Read, Refusal

SELECT_PAYMENT = bytes.fromhex("00a404000e325041592e5359532e444446303100")
GET_UID = bytes.fromhex("ffca000000")

OK = (b"\x90\x00", b"\x62\x82")  # done; done with fewer bytes than asked for
REPEAT_WITH_LENGTH = 0x6C
RANDOM_FIRST = 0x08  # 4 byte numbers that start so are made up at every tap

_STORAGE = bytes.fromhex("804f0ca000000306")
_STORAGE_NAMES = {0x0001: "classic_1k", 0x0002: "classic_4k", 0x0003: "ultralight"}


def read_chip(transmit, rules):
    """Return the Read or the Refusal of the card at a reader.

    :param transmit: sends a command, returns the answer with its two status bytes;
        raises OSError when the card is gone
    :param rules: Rule values in their sequence
    """
    try:
        if transmit(SELECT_PAYMENT)[-2:] in OK:
            return Refusal("payment_card", "chip", "contactless")
        answer = transmit(GET_UID)
        if answer[-2:-1] == bytes([REPEAT_WITH_LENGTH]):
            answer = transmit(GET_UID[:-1] + answer[-1:])
    except OSError:
        return Refusal("chip_removed", "chip")
    if answer[-2:] not in OK or len(answer) < 6:
        return Refusal("chip_unsupported", "chip")
    return decode_uid(answer[:-2], rules)


def decode_uid(uid, rules):
    """Return the Read or the Refusal of a serial number of 4, 7 or 10 bytes."""
    if len(uid) == 4 and uid[0] == RANDOM_FIRST:
        return Refusal("random_uid", "chip")
    result = decode(uid.hex().upper(), "chip", rules)
    if isinstance(result, Read) and len(uid) == 4:
        return result._replace(warnings=(*result.warnings, "short_uid"))
    return result


def is_contactless(atr):
    """Tell by its answer to reset whether a card is contactless (PC/SC part 3).

    A card with contacts, such as the one that signs receipts, is nobody's to ask.

    >>> is_contactless(bytes.fromhex("3b8f8001804f0ca000000306030001000000006a"))
    True
    >>> is_contactless(bytes.fromhex("3bfa1800008131fe454a434f5034315632343193"))
    False
    """
    return len(atr) > 3 and atr[0] == 0x3B and atr[1] >> 4 == 8 and atr[2:4] == b"\x80\x01"


def find_chip(atr):
    """Return the kind of chip by its answer to reset: classic_1k, ... or other."""
    start = atr.find(_STORAGE)
    if start < 0 or len(atr) < start + 11:
        return "other"
    return _STORAGE_NAMES.get(int.from_bytes(atr[start + 9 : start + 11], "big"), "storage")


def parse_value_block(block):
    """Return the value in a value block of 16 bytes, None if its copies differ.

    >>> parse_value_block(bytes.fromhex("d20400002dfbffffd204000004fb04fb"))
    1234
    """
    value, inverse, copy, place = block[:4], block[4:8], block[8:12], block[12:]
    is_value = len(block) == 16 and value == copy and _is_inverse(value, inverse)
    if not is_value or place[:2] != place[2:] or not _is_inverse(place[:1], place[1:2]):
        return None
    return int.from_bytes(value, "little", signed=True)


def _is_inverse(first, second):
    """Tell whether two byte strings differ in every bit."""
    return all(a ^ b == 0xFF for a, b in zip(first, second, strict=True))
