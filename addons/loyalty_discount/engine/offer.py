"""What one program offers for a sale, before other programs compete with it."""

from typing import NamedTuple

from .effects import KINDS
from .joins import judge
from .sale import take
from .verdict import Verdict


class Offer(NamedTuple):
    """A program, its verdict and the parts it would take off (none when blocked or beaten)."""

    program: dict
    state: str
    verdict: Verdict
    parts: tuple = ()

    @property
    def amount_minor(self):
        """The sum of the parts in minor units."""
        return sum(part.amount_minor for part in self.parts)

    @property
    def rank(self):
        """The order of preference among equals: sequence, then id."""
        return self.program["sequence"], self.program["program"]


def propose(program, sale):
    """Return the program's offer for `sale`: its conditions first, then its effects in order."""
    met = judge(program, sale)
    if not met.ok:
        return Offer(program, "blocked", met)
    given, said = (), []
    for spec in program["effects"]:
        verdict, parts = KINDS[spec["kind"]].apply(spec, program, take(sale, given))
        given += parts
        said.append(verdict if parts or not verdict.ok else Verdict(False, "nothing_to_discount"))
    if given:
        return Offer(program, "applied", next(verdict for verdict in said if verdict.ok), given)
    return Offer(program, "blocked", said[0] if said else Verdict(False, "nothing_to_discount"))


def beaten(offer, winner):
    """Return `offer` as beaten by `winner`: it gives nothing and says what it would have given."""
    params = {"program": winner.program["program"], "amount_minor": offer.amount_minor}
    return Offer(offer.program, "beaten", Verdict(False, "better_offer", params))
