"""The decision of an evaluation as JSON: what was taken off each line, and why or why not."""

from .levels import near_miss_of

ENGINE_VERSION = 1


def _part(part):
    """Return one part without its line, which holds it."""
    values = part._asdict()
    del values["line"]
    return values


def _line(line):
    """Return one line with its sums; base = manual + discount + net, always."""
    return {
        "id": line.id,
        "base_minor": line.base_minor,
        "manual_minor": line.manual_minor,
        "discount_minor": line.base_minor - line.manual_minor - line.left_minor,
        "net_minor": line.left_minor,
        "parts": [_part(part) for part in line.parts],
    }


def _program(offer, basket):
    """Return the verdict on one program; a blocking condition's near miss goes first."""
    return {
        "program": offer.program["program"],
        "state": offer.state,
        "code": offer.verdict.code,
        "params": offer.verdict.params,
        "amount_minor": offer.amount_minor,
        "near_miss": offer.verdict.near_miss or near_miss_of(offer.program, basket),
    }


def _bad(program, error):
    """Return the verdict on a program that can't be read."""
    return {
        "program": program,
        "state": "blocked",
        "code": "program_error",
        "params": {"error": error.code, "where": error.where},
        "amount_minor": 0,
        "near_miss": None,
    }


def decide(sale, offers, bad):
    """Return the decision: lines by id, programs by id; gifts and messages have no kinds yet."""
    rows = [_program(offer, sale.basket) for offer in offers]
    rows += [_bad(program, error) for program, error in bad.items()]
    return {
        "v": 1,
        "engine": ENGINE_VERSION,
        "lines": [_line(line) for line in sale.lines],
        "programs": sorted(rows, key=lambda row: row["program"]),
        "gifts": [],
        "messages": [],
    }
