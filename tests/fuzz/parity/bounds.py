"""Bounds that every decision keeps: caps of programs and groups, lowest prices of lines."""

from engine.money import percent_of, ratio


def granting(programs, decision):
    """Return ``{id: version}`` of the applied programs; none where versions have to be chosen."""
    rows = decision["programs"]
    applied = {row["program"] for row in rows if row["state"] == "applied"}
    found = [program for program in programs if _id_of(program) in applied]
    by_id = {program["program"]: program for program in found}
    return by_id if len(by_id) == len(found) else {}


def _id_of(program):
    """Return what a program, perhaps broken, says its id is."""
    key = program.get("program") if isinstance(program, dict) else None
    return key if type(key) is int else None


def _worth(decision):
    """Return what the receipt costs before any program."""
    return sum(line["base_minor"] - line["manual_minor"] for line in decision["lines"])


def program_caps_hold(programs, decision):
    """No program gives more than its own caps."""
    worth_minor = _worth(decision)
    for row in decision["programs"]:
        cap = programs[row["program"]]["cap"] if row["program"] in programs else {}
        most = [cap["amount_minor"]] if cap.get("amount_minor") is not None else []
        if cap.get("percent") is not None:
            most.append(percent_of(worth_minor, cap["percent"]))
        if any(row["amount_minor"] > minor for minor in most):
            return False
    return True


def group_caps_hold(programs, decision):
    """After a group all discounts together keep its cap, or the group gave nothing."""
    given = {row["program"]: row["amount_minor"] for row in decision["programs"]}
    lanes = {program["lane"]["lane"]: program["lane"] for program in programs.values()}
    before = 0
    for lane in sorted(lanes.values(), key=lambda lane: (lane["sequence"], lane["lane"])):
        mine = [key for key, program in programs.items() if program["lane"] == lane]
        after = before + sum(given[key] for key in mine)
        if lane["cap"] is not None and after > max(
            percent_of(_worth(decision), lane["cap"]), before
        ):
            return False
        before = after
    return True


def floors_hold(programs, basket, decision):
    """No program takes a line below its lowest price; parts stand in the order of taking."""
    shift = basket["price_exponent"] + basket["quantity_exponent"] - basket["currency_exponent"]
    facts = {line["id"]: line for line in basket["lines"]}
    for line in decision["lines"]:
        left_minor = line["base_minor"] - line["manual_minor"]
        for part in line["parts"]:
            left_minor -= part["amount_minor"]
            floor = programs[part["program"]]["floor"] if part["program"] in programs else "none"
            if floor != "none" and part["amount_minor"]:
                lowest = [facts[line["id"]][floor], facts[line["id"]]["quantity"]]
                if left_minor < ratio(lowest, 10**shift):
                    return False
    return True


def problems(programs, basket, decision):
    """Return the bounds that a decision breaks, as sentences."""
    versions = granting(programs, decision)
    rules = {
        "a program gives more than its cap": program_caps_hold(versions, decision),
        "a line goes below its lowest price": floors_hold(versions, basket, decision),
    }
    if versions or not any(row["amount_minor"] for row in decision["programs"]):
        rules["a group gives more than its cap"] = group_caps_hold(versions, decision)
    return [rule for rule, holds in rules.items() if not holds]
