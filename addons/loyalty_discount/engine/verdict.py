"""What a condition or an effect says: yes or no, always with a reason."""

from dataclasses import dataclass, field

from .money import PPM


@dataclass(frozen=True)
class Verdict:
    """The answer of one condition, effect or program; it cannot be built without a code.

    ``code`` is a stable word, ``params`` are integers and ids for the text made at the edges,
    ``near_miss`` says how little was missing, or is None. ``share`` is the part of the receipt
    (ppm) for which the answer is yes: a condition on the way of paying may hold for a part.
    """

    ok: bool
    code: str
    params: dict = field(default_factory=dict)
    near_miss: dict | None = None
    share: int = PPM

    def __post_init__(self):
        """Refuse an answer without a reason."""
        if not self.code:
            raise ValueError("a verdict needs a code")
