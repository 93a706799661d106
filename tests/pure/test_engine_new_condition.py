"""The skeleton maker: its kind is registered, loads in both languages and fails its vectors."""

import shutil
import subprocess
import sys

import pytest
from engine_vectors import ADDON, engine

REPOSITORY = ADDON.parents[1]
COUNT = """
from engine_vectors import cases, outcome
mine = [case for case in cases() if case["id"].startswith("nth-buyer-")]
print(len(mine), sum(outcome(case) == {"expect": case["expect"]} for case in mine))
"""


def run(*command, **options):
    """Run a command and return what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def checkout(tmp_path):
    """A copy of the engine and of what the script needs."""
    addon = tmp_path / "addons" / "loyalty_discount"
    for part in ("engine", "static/src/engine", "static/tests/vectors"):
        shutil.copytree(ADDON / part, addon / part)
    shutil.copytree(REPOSITORY / "tests" / "pure", tmp_path / "tests" / "pure")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    return tmp_path


def new_condition(checkout, kind):
    """Run the script on the copy."""
    script = str(REPOSITORY / "scripts" / "new_condition")
    return run(sys.executable, script, kind, "--root", str(checkout))


def test_skeleton(checkout):
    """Registered once in each language, all of its cases fail, and a second run refuses."""
    code, said = new_condition(checkout, "nth_buyer")
    assert (code, said.count("nth_buyer")) == (0, 3)
    code, said = run(sys.executable, "-c", COUNT, cwd=checkout / "tests" / "pure")
    assert (code, said) == (0, "6 0\n")
    index = (checkout / "addons/loyalty_discount/static/src/engine/conditions/index.js").as_uri()
    show = f"import('{index}').then(({{ KINDS }}) => console.log(...Object.keys(KINDS)))"
    assert run("node", "-e", show) == (
        0,
        " ".join(sorted([*engine.conditions.KINDS, "nth_buyer"])) + "\n",
    )
    assert new_condition(checkout, "nth_buyer")[0] != 0


def test_names_are_checked(checkout):
    """A kind is a word of small letters; nothing is written for anything else."""
    for kind in ("OrderAmount", "../level"):
        code, said = new_condition(checkout, kind)
        assert code != 0
        assert "no name of a kind" in said
