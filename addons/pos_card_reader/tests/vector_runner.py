"""Run one case of the vector files against the Python codec.

Nothing of Odoo here: the pure tests use this file too.
"""

import json


def load_cases(folder):
    """Yield (file, case) of every vector file of the codec in `folder`."""
    for path in sorted(folder.glob("*.json")):
        file = json.loads(path.read_text(encoding="utf-8"))
        for case in file["cases"]:
            yield {**file, "name": path.stem}, case


def run_case(codec, file, given):
    """Return what the codec makes of the input `given` of a case of `file`."""
    rules = [_rule(codec, file["rules"][name]) for name in given.get("rules", ())]
    return _OPERATIONS[file["operation"]](codec, given, rules)


def _rule(codec, values):
    return codec.Rule(**{**values, "sources": tuple(values.get("sources", codec.SOURCES))})


def _check_digit(codec, given):
    try:
        return codec.calc_check_digit(given["body"], given["kind"])
    except ValueError:
        return "error"


_OPERATIONS = {
    "decode": lambda codec, given, rules: codec.decode(
        given["frame"], given["source"], rules, given.get("lrc", "ignore")
    ).as_dict(),
    "check_number": lambda codec, given, rules: codec.check_number(
        given["number"], given["source"], rules
    ).as_dict(),
    "check_digit": lambda codec, given, rules: _check_digit(codec, given),
    "is_valid": lambda codec, given, rules: codec.is_valid(given["number"], given["kind"]),
    "mask": lambda codec, given, rules: codec.mask_number(given["number"]),
    "pattern": lambda codec, given, rules: codec.find_problem(given["pattern"]),
    "split_swipes": lambda codec, given, rules: codec.split_swipes(given["text"]),
}
