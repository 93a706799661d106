"""What a shop asks for before an account counts: Python and JavaScript over every policy."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "loyalty_discount"
sys.path.insert(0, str(ADDON))

from claim.gates import account_right, gates  # noqa: E402

TWIN = (ADDON / "static/src/app/utils/gates.js").as_uri()
SCRIPT = f"""
import {{ readFileSync }} from "node:fs";
import {{ accountRight, gates }} from "{TWIN}";
const cases = JSON.parse(readFileSync(0, "utf-8"));
const answers = cases.map(([policy, presented, isOwn, approved]) => {{
    const asked = gates(policy, presented, isOwn);
    return [asked, accountRight(asked, approved)];
}});
process.stdout.write(JSON.stringify(answers));
"""
SETTINGS = {
    "without_card": ("discount", "spend", "approval"),
    "keyed": ("allow", "flag", "approval"),
    "own": ("allow", "flag", "refuse"),
    "often": ("flag", "approval", "refuse"),
    "often_from": (0, 2),
    "today": (1, 2, 3),
}


def cases():
    """Every policy with every way to be named and what a manager may have approved."""
    policies = [
        dict(zip(SETTINGS, values, strict=True)) for values in itertools.product(*SETTINGS.values())
    ]
    named = itertools.product(("swipe", "keyed", "customer"), (False, True))
    approved = ([], ["keyed"], ["without_card", "often"])
    return [
        (policy, presented, is_own, codes)
        for policy, (presented, is_own), codes in itertools.product(policies, named, approved)
    ]


def answers(asked):
    """What Python says of the cases."""
    found = []
    for policy, presented, is_own, approved in asked:
        stands = gates(policy, presented, is_own)
        found.append([stands, account_right(stands, set(approved))])
    return found


def test_both_languages_agree_on_every_policy():
    asked = cases()
    assert len(asked) == 8748
    run = subprocess.run(
        ["node", "--input-type=module", "-e", SCRIPT],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout) == answers(asked)


def test_every_right_is_reached():
    rights = [right for _asked, right in answers(cases())]
    assert {right: rights.count(right) > 500 for right in set(rights)} == {
        "full": True,
        "spend": True,
        "none": True,
    }
