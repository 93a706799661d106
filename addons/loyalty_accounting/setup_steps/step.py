"""One step of a set-up."""

from collections.abc import Callable
from dataclasses import dataclass

CREATE, USE, KEEP = "create", "use", "keep"


@dataclass(frozen=True)
class Step:
    """What would be done, as the user reads it, and how.

    ``state``: ``create`` makes a new record, ``use`` takes one the company has, ``keep``
    leaves a choice made before. ``make`` does it; None for ``keep``.
    """

    kind: str
    label: str
    detail: str
    state: str
    make: Callable | None = None
