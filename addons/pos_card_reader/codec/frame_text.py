"""From the bytes of a frame to text.

>>> to_text("Кафа".encode())
'Кафа'
>>> to_text(bytes([0xBB, 0x39, 0xB2, 0x30, 0x30, 0xB1, 0x3F]))
';92001?'
"""


def to_text(data):
    """Return `data` as text: UTF-8, else 7 bits with even parity, else Latin-1."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if is_even_parity(data):
            return bytes(byte & 0x7F for byte in data).decode("ascii")
        return data.decode("latin-1")


def is_even_parity(data):
    """Tell whether every byte has an even number of bits set."""
    return all(byte.bit_count() % 2 == 0 for byte in data)
