"""The decision of an evaluation as JSON: what was taken off each line, and why or why not."""

from .goods import lines_of
from .levels import near_miss_of
from .money import PPM, ratio
from .offer import failed
from .part import by_line, parts_of

ENGINE_VERSION = 1


def _part(part):
    """Return one part without its line, which holds it."""
    values = part._asdict()
    del values["line"]
    return values


def _line(line, parts):
    """Return one line with its sums; base = manual + discount + net, always."""
    return {
        "id": line.facts["id"],
        "base_minor": line.base_minor,
        "manual_minor": line.manual_minor,
        "discount_minor": line.base_minor - line.manual_minor - line.left_minor,
        "net_minor": line.left_minor,
        "parts": [_part(part) for part in parts],
    }


def _near_miss(offer, basket):
    """Return what little is missing: a blocking reason's own first, else to the next level."""
    own = offer.verdict.near_miss
    if offer.state == "blocked" and own:
        return own
    if offer.verdict.code == "program_error":
        return None
    return near_miss_of(offer.program, basket) or own


def _program(offer, basket):
    """Return the verdict on one program."""
    return {
        "program": offer.program["program"],
        "state": offer.state,
        "code": offer.verdict.code,
        "params": offer.verdict.params,
        "amount_minor": offer.amount_minor,
        "near_miss": _near_miss(offer, basket),
    }


def _bonus(offer, spec, sale):
    """Return the points of one effect, counted on what its goods still cost."""
    base_minor = sum(line.left_minor for line in lines_of(spec["goods"], sale))
    factors = [base_minor, spec["rate"], offer.verdict.share]
    return {
        "program": offer.program["program"],
        "target": spec["target"],
        "base_minor": base_minor,
        "rate": spec["rate"],
        "points_minor": ratio(factors, PPM * PPM),
    }


def _extras(offers, name, make):
    """Return what the applied offers give besides, in order of programs and effects."""
    applied = sorted(
        (offer for offer in offers if offer.state == "applied"),
        key=lambda offer: offer.program["program"],
    )
    return [
        make(offer, item)
        for offer in applied
        for given in offer.given
        for item in getattr(given, name)
    ]


def decide(sale, offers, bad):
    """Return the decision: lines by id, everything else by program id."""
    parts = by_line(parts_of(offers))
    offers = offers + [failed({"program": key}, error) for key, error in bad.items()]
    rows = [_program(offer, sale.basket) for offer in offers]
    bonuses = _extras(offers, "bonuses", lambda offer, spec: _bonus(offer, spec, sale))
    return {
        "v": 1,
        "engine": ENGINE_VERSION,
        "lines": [_line(line, parts.get(line.place, ())) for line in sale.lines],
        "programs": sorted(rows, key=lambda row: row["program"]),
        "gifts": _extras(offers, "gifts", _named),
        "messages": _extras(offers, "messages", _message),
        "bonuses": [bonus for bonus in bonuses if bonus["points_minor"]],
    }


def _named(offer, item):
    """Return what is given with the program that gives it."""
    return {"program": offer.program["program"], **item}


def _message(offer, message):
    """Return a message with the program that gives it."""
    return {"program": offer.program["program"], "message": message}
