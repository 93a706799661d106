"""What must hold of every result, whatever the case was; a broken rule is a sentence."""

import engine_vectors

from . import bounds


def _line_is_sound(line):
    """No negative net, exact sums, and what cost something still costs one minor unit."""
    left_minor = line["base_minor"] - line["manual_minor"]
    taken_minor = sum(part["amount_minor"] for part in line["parts"])
    return (
        line["discount_minor"] == taken_minor
        and line["net_minor"] == left_minor - taken_minor
        and line["net_minor"] >= min(left_minor, 1) >= 0
        and all(part["amount_minor"] > 0 or part["units"] > 0 for part in line["parts"])
    )


def _decision_problems(decision):
    """Return what is wrong with a decision in itself."""
    lines, programs = decision["lines"], decision["programs"]
    taken_minor = sum(line["discount_minor"] for line in lines)
    rules = {
        "a line does not add up": all(_line_is_sound(line) for line in lines),
        "lines and programs differ": taken_minor == sum(row["amount_minor"] for row in programs),
        "lines are not sorted": lines == sorted(lines, key=lambda line: line["id"]),
        "programs are not sorted": programs == sorted(programs, key=lambda row: row["program"]),
        "one program, two rows": len({row["program"] for row in programs}) == len(programs),
        "amount without being applied": all(
            row["state"] == "applied" or not row["amount_minor"] for row in programs
        ),
    }
    return [rule for rule, holds in rules.items() if not holds]


def _keeps_units(line):
    """Where only sets and gifts took something off, each unit they used costs something still."""
    left_minor = line["base_minor"] - line["manual_minor"]
    units = [part["units"] for part in line["parts"]]
    return not all(units) or line["net_minor"] >= min(left_minor, sum(units))


def _extra_problems(basket, decision):
    """Return what is wrong with used units, gifts, messages and points."""
    piece = 10 ** basket["quantity_exponent"]
    whole = {line["id"]: line["quantity"] // piece for line in basket["lines"]}
    lines, bonuses = decision["lines"], decision["bonuses"]
    net_minor = sum(line["net_minor"] for line in lines)
    applied = {row["program"] for row in decision["programs"] if row["state"] == "applied"}
    extras = [*decision["gifts"], *decision["messages"], *bonuses]
    rules = {
        "units used twice": all(
            sum(part["units"] for part in line["parts"]) <= whole[line["id"]] for line in lines
        ),
        "a unit of a set costs nothing": all(_keeps_units(line) for line in lines),
        "extras of a program that is not applied": {row["program"] for row in extras} <= applied,
        "units used up for nothing": {
            part["program"] for line in lines for part in line["parts"] if part["units"]
        }
        <= {row["program"] for row in decision["programs"] if row["amount_minor"]},
        "a gift of nothing": all(row["units"] > 0 and row["products"] for row in decision["gifts"]),
        "more points than money": all(
            0 < row["points_minor"] <= row["base_minor"] <= net_minor for row in bonuses
        ),
    }
    return [rule for rule, holds in rules.items() if not holds]


def shuffled(rng, case):
    """Return the evaluation with lines and programs in another order."""
    programs, basket = case["args"]
    lines = rng.sample(basket["lines"], len(basket["lines"]))
    programs = rng.sample(programs, len(programs))
    return {**case, "args": [programs, {**basket, "lines": lines}]}


def problems(rng, case, outcome):
    """Return the rules that `outcome` of `case` breaks."""
    result = outcome.get("expect")
    if "must_be" in case and result != case["must_be"]:
        return [f"does not lead back to {case['must_be']}"]
    if case["call"] == "allocate" and "expect" in outcome:
        whole = sum(share for _key, share in result)
        return [] if whole == case["args"][0] else ["shares do not add up"]
    if case["call"] != "evaluate" or "expect" not in outcome:
        return []
    found = _decision_problems(result) + _extra_problems(case["args"][1], result)
    found += bounds.problems(*case["args"], result)
    if engine_vectors.outcome(shuffled(rng, case)) != outcome:
        found.append("evaluating again, in another order, changes the result")
    return found
