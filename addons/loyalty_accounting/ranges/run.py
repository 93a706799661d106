"""A print run: how its serials become printed numbers, and back.

>>> run = Run(prefix="9200", first=101, digits=8, count=100, check=lambda body: "7")
>>> run.number(1), run.number(100)
('9200000001017', '9200000002007')
>>> run.serial("9200000001017")
1
"""

from collections.abc import Callable
from dataclasses import dataclass


class NumberError(ValueError):
    """A printed number that is not one of this run.

    ``code``: ``not_digits``, ``wrong_prefix``, ``wrong_length``, ``wrong_check``,
    ``out_of_run``.
    """

    def __init__(self, code, number):
        """Keep the stable ``code`` and the ``number`` it is about."""
        self.code = code
        self.number = number
        super().__init__(f"{code}: {number}")


@dataclass(frozen=True)
class Run:
    """Numbers ``prefix`` + body of ``digits`` places + check digit.

    The body of serial 1 is ``first``; ``count`` numbers follow each other. ``check`` gives
    the check digit of prefix and body, or an empty string.
    """

    prefix: str
    first: int
    digits: int
    count: int
    check: Callable[[str], str]

    def problems(self):
        """Codes of what makes the run impossible, empty when it can be printed."""
        checks = (
            ("prefix_not_digits", bool(self.prefix) and not _is_digits(self.prefix)),
            ("count_not_positive", self.count < 1),
            ("first_negative", self.first < 0),
            ("digits_too_few", len(str(self.first + self.count - 1)) > self.digits),
        )
        return [code for code, failed in checks if failed]

    def number(self, serial):
        """The printed number of ``serial`` (1 .. ``count``)."""
        body = f"{self.prefix}{self.first + serial - 1:0{self.digits}d}"
        return body + self.check(body)

    def numbers(self, first=1, last=None):
        """Printed numbers of a span of serials, by default of the whole run."""
        return [self.number(serial) for serial in range(first, (last or self.count) + 1)]

    def serial(self, number):
        """The serial of a printed ``number``; :class:`NumberError` if it is not ours."""
        number = number.strip()
        tail = len(self.check("0"))
        if not _is_digits(number):
            raise NumberError("not_digits", number)
        if len(number) != len(self.prefix) + self.digits + tail:
            raise NumberError("wrong_length", number)
        if not number.startswith(self.prefix):
            raise NumberError("wrong_prefix", number)
        body = number[: len(number) - tail]
        if number[len(body) :] != self.check(body):
            raise NumberError("wrong_check", number)
        serial = int(body[len(self.prefix) :]) - self.first + 1
        if not 1 <= serial <= self.count:
            raise NumberError("out_of_run", number)
        return serial


def _is_digits(text):
    """Plain digits 0 to 9, no other script's."""
    return text.isascii() and text.isdecimal()
