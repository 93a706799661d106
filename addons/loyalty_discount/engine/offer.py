"""What one program offers for a sale, before other programs compete with it."""

from typing import NamedTuple

from .effects import KINDS
from .errors import EngineError
from .given import Given
from .joins import judge
from .limits import gate
from .part import parts_of, sum_of
from .sale import take
from .trim import above_floor, cap_of, capped, scaled
from .verdict import Verdict

NOTHING = "nothing_to_discount"


class Offer(NamedTuple):
    """A program, its verdict and what it would give (nothing when blocked or beaten).

    ``given`` are the answers of its effects that gave something; ``parts`` are theirs, within
    all bounds. ``share`` is the part of the receipt (ppm) that it holds for.
    """

    program: dict
    state: str
    verdict: Verdict
    parts: tuple = ()
    given: tuple = ()

    @property
    def amount_minor(self):
        """The sum of the parts in minor units."""
        return sum_of(self.parts)

    @property
    def rank(self):
        """The order of preference among equals: sequence, then id."""
        return self.program["sequence"], self.program["program"]

    @property
    def competes(self):
        """True for an offer that takes something off; mere extras harm nobody."""
        return self.state == "applied" and bool(self.parts)


def _give(program, sale):
    """Return the answers of the effects, each on what the one before left."""
    answers, before = [], ()
    for spec in program["effects"]:
        sale = take(sale, before)
        given = KINDS[spec["kind"]].apply(spec, program, sale)
        before = given.parts
        is_nothing = given.verdict.ok and given.is_empty
        answers.append(Given(Verdict(False, NOTHING)) if is_nothing else given)
    return answers


def bounded(offer, parts, code):
    """Return `offer` with `parts`, which bounds have cut; an emptied one is blocked as `code`.

    Parts that only use units up are none: what gives nothing keeps no goods from others.
    """
    if sum_of(parts) or not offer.parts:
        return offer._replace(parts=parts)
    return Offer(offer.program, "blocked", Verdict(False, code))


def within_bounds(offer, sale):
    """Return `offer` above the lowest prices of what `sale` has left, then below its own cap."""
    program = offer.program
    offer = bounded(offer, above_floor(offer.parts, program["floor"], sale), "floor_reached")
    return bounded(offer, capped(offer.parts, cap_of(program, sale)), "cap_reached")


def _offer(program, sale):
    """Return the program's offer: gate, conditions, effects, then its bounds."""
    met = gate(program, sale) or judge(program, sale)
    if not met.ok:
        return Offer(program, "blocked", met)
    answers = _give(program, sale)
    given = tuple(answer for answer in answers if answer.verdict.ok)
    if not given:
        refused = answers[0].verdict if answers else Verdict(False, NOTHING)
        return Offer(program, "blocked", refused)
    parts = parts_of(given)
    shared = scaled(parts, met.share)
    verdict = given[0].verdict
    offer = Offer(program, "applied", _for_share(verdict, met.share), parts, given)
    return within_bounds(bounded(offer, shared, NOTHING), sale)


def _for_share(verdict, share):
    """Return the verdict of an effect, kept with the share of the receipt that it holds for."""
    return Verdict(verdict.ok, verdict.code, verdict.params, verdict.near_miss, share)


def propose(program, sale):
    """Return the program's offer for `sale`; one that can't be counted is an error of its own."""
    try:
        return _offer(program, sale)
    except EngineError as error:
        return failed(program, error)


def failed(program, error):
    """Return the verdict on a program that could not be read or counted."""
    params = {"error": error.code, "where": error.where}
    return Offer(program, "blocked", Verdict(False, "program_error", params))


def beaten(offer, winner, code="better_offer"):
    """Return `offer` as beaten by `winner`: it gives nothing and says what it would have given."""
    params = {"program": winner.program["program"], "amount_minor": offer.amount_minor}
    return Offer(offer.program, "beaten", Verdict(False, code, params))
