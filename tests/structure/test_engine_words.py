"""Every reason that the engine can give for a refusal has words in the back office."""

import ast
import re

from tree import CHECKOUT, parsed

ADDON = CHECKOUT / "addons" / "loyalty_discount"
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


def test_every_refusal_has_words():
    files = sorted((ADDON / "engine").rglob("*.py"))
    codes = set().union(*(refusals(path.relative_to(CHECKOUT)) for path in files))
    assert {"shop", "no_card", "too_few_units", "level"} <= codes
    text = (ADDON / "models" / "verdict_text.py").read_text(encoding="utf-8")
    words = set(re.findall(r'^ +"(\w+)": self\.env\._\(', text, re.M)) | SAID_ELSEWHERE
    assert codes <= words, sorted(codes - words)
