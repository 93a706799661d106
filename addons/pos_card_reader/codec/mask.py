"""The form of a card number that may be shown and printed.

>>> mask_number("9200123456784")
'9200•••••6784'
>>> mask_number("12345678")
'••••5678'
"""

HIDDEN = "•"


def mask_number(number):
    """Return `number` with its middle hidden: the first 4 and the last 4 stay.

    Under 12 characters only the end stays (4 characters, 2 under 8, none under 6),
    so that at least four characters are always hidden.
    """
    head = 4 if len(number) >= 12 else 0
    tail = 4 if len(number) >= 8 else 2 if len(number) >= 6 else 0
    hidden = HIDDEN * (len(number) - head - tail)
    return number[:head] + hidden + number[len(number) - tail :]
