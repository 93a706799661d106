"""Every reason that the engine can give for a refusal has words in the back office."""

import ast

from tree import CHECKOUT, parsed

ADDON = CHECKOUT / "addons" / "loyalty_discount"
TEXTS = "models/verdict_text.py"
SAID_ELSEWHERE = {"better_offer", "earlier_offer", "excluded", "limit", "program_error"}
"""Sentences made from the verdict's parameters; `conditions_met` is no refusal."""


def refusals(path):
    """Return the codes of the verdicts in `path` that say no, as far as they stand there."""
    found = set()
    for node in ast.walk(parsed(path)):
        is_verdict = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Verdict"
        if not is_verdict or len(node.args) < 2:
            continue
        ok, code = node.args[:2]
        if isinstance(ok, ast.Constant) and ok.value:
            continue
        if not isinstance(code, ast.JoinedStr):  # a negated word is made of the kind's own
            found |= {part.value for part in ast.walk(code) if isinstance(part, ast.Constant)}
    return found


def words(names):
    """Return the codes that have words in the methods whose names begin with `names`."""
    methods = [node for node in ast.walk(parsed(ADDON.relative_to(CHECKOUT) / TEXTS))
               if isinstance(node, ast.FunctionDef) and node.name.startswith(names)]
    return {key.value for method in methods for node in ast.walk(method)
            if isinstance(node, ast.Dict) for key in node.keys if key}


def test_every_refusal_has_words():
    files = sorted((ADDON / "engine").rglob("*.py"))
    codes = set().union(*(refusals(path.relative_to(CHECKOUT)) for path in files))
    assert {"shop", "no_card", "too_few_units", "level"} <= codes
    known = words("_of_") | SAID_ELSEWHERE
    assert codes <= known, sorted(codes - known)


def test_every_kind_of_condition_has_words_for_its_opposite():
    kinds = {path.stem for path in (ADDON / "engine" / "conditions").glob("[a-z]*.py")}
    assert {"shop", "weekday"} <= kinds
    assert kinds == words("_excluded")
