"""How a card number is shown to people."""

BULLET = "•"


def masked(number):
    """The number with its middle hidden: first and last four characters stay readable.

    >>> masked("9200000000017")
    '9200•••••0017'
    >>> masked("12345678")
    '••••••78'
    """
    if len(number) <= 8:
        return BULLET * max(len(number) - 2, 0) + number[-2:]
    return number[:4] + BULLET * (len(number) - 8) + number[-4:]
