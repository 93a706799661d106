"""The numbers of a printer's file against those of the run: what is wrong, what is missing.

>>> run = Run(prefix="9200", first=101, digits=8, count=4, check=lambda body: "7")
>>> report = compare(run, [(1, "9200000001017"), (2, "9200000001037"), (3, "9200000001018"),
...                        (4, "9200000001017")])
>>> report.spans, report.gaps
([(1, 1), (3, 3)], [(2, 2), (4, 4)])
>>> [(fault.code, fault.row) for fault in report.faults]
[('wrong_check', 3), ('twice', 4)]
"""

from dataclasses import dataclass

from .run import NumberError, Run
from .span import missing, pack

__all__ = ["Fault", "PrintReport", "Run", "compare"]


@dataclass(frozen=True)
class Fault:
    """A row that can't be taken: the ``code`` of a ``NumberError``, or ``twice``."""

    row: int
    number: str
    code: str


@dataclass(frozen=True)
class PrintReport:
    """``spans`` of serials that the file holds, ``gaps`` of the run it doesn't, ``faults``."""

    rows: int
    spans: list
    gaps: list
    faults: list


def compare(run, numbers):
    """The :class:`PrintReport` of ``numbers``, pairs of row and printed number."""
    serials, faults, rows = set(), [], 0
    for row, number in numbers:
        rows += 1
        try:
            serial = run.serial(number)
        except NumberError as error:
            faults.append(Fault(row, number, error.code))
            continue
        if serial in serials:
            faults.append(Fault(row, number, "twice"))
        serials.add(serial)
    spans = pack(serials)
    return PrintReport(rows, spans, missing((1, run.count), spans), faults)
