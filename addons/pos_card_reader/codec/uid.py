"""The serial number of a chip as simple RFID readers type it, and as this codec names it.

Readers differ in digits (hexadecimal or decimal) and in which byte comes first; a chip
that is tapped elsewhere is named in hexadecimal digits, first byte first. Serial
numbers have 4, 7 or 10 bytes, those of 125 kHz cards 5.

>>> normalise_uid("0002732980", "dec_be")
'0029B3B4'
>>> normalise_uid("b4b32900", "hex_le")
'0029B3B4'
>>> normalise_uid("9999999999", "dec_be"), normalise_uid("0029B3B", "hex_be")
('', '')
"""

import re

UID_FORMATS = ("hex_be", "hex_le", "dec_be", "dec_le")
DECIMAL_BYTES = 4  # with decimal digits readers type four bytes

_HEX = re.compile(r"[0-9A-Fa-f]{8}|[0-9A-Fa-f]{10}|[0-9A-Fa-f]{14}|[0-9A-Fa-f]{20}")
_DECIMAL = re.compile(r"[0-9]{10}")


def normalise_uid(text, uid_format):
    """Return the serial number that `text` stands for, "" if it is none.

    :param uid_format: one of UID_FORMATS: digits, and which byte comes first
    """
    digits, order = uid_format.split("_")
    if digits == "dec":
        is_number = _DECIMAL.fullmatch(text) and int(text) < 1 << 8 * DECIMAL_BYTES
        text = f"{int(text):08X}" if is_number else ""
    if not _HEX.fullmatch(text):
        return ""
    uid = bytes.fromhex(text)
    return (uid if order == "be" else uid[::-1]).hex().upper()
