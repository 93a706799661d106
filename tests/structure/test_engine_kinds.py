"""Every kind of condition and effect is complete: code in both languages, vectors, fuzz samples.

`FAMILIES` names the places where a family of kinds lives. Each kind has its fields
(``models/<family>/<kind>.py``) and its form (``views/<family>/<kind>_views.xml``) too.
"""

import ast
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
ADDON = REPOSITORY / "addons" / "loyalty_discount"
PYTHON, SCRIPT = ADDON / "engine", ADDON / "static" / "src" / "engine"
VECTORS = ADDON / "static" / "tests" / "vectors"
for folder in (ADDON, REPOSITORY / "tests" / "pure", REPOSITORY / "tests" / "fuzz"):
    sys.path.insert(0, str(folder))

FAMILIES = ["conditions", "effects"]
# The cases that each kind must have, by the flags of its vectors; money in every kind of currency.
ALWAYS = {"hit", "miss_by_one", "boundary", "empty_basket", "refund_line"}
CURRENCIES = {"exponent_0", "exponent_2", "exponent_3"}
COMPULSORY = {
    "conditions": ALWAYS | {"negation"},
    "effects": ALWAYS | CURRENCIES | {"rounding_tie", "equal_candidates"},
}
ABOUT_MONEY = {"order_amount", "spend"}  # conditions that compare an amount
# What a flag says of its case: asked of the case's basket, its own specs and what is expected.
TRUE_OF = {
    "hit": lambda basket, specs, expect: any(
        row["state"] == "applied" for row in expect.get("programs", ())
    ),
    "empty_basket": lambda basket, specs, expect: basket["lines"] == [],
    "refund_line": lambda basket, specs, expect: expect.get("code") == "refund_line",
    "exponent_0": lambda basket, specs, expect: basket["currency_exponent"] == 0,
    "exponent_2": lambda basket, specs, expect: basket["currency_exponent"] == 2,
    "exponent_3": lambda basket, specs, expect: basket["currency_exponent"] == 3,
    "negation": lambda basket, specs, expect: any(spec["negate"] for spec in specs),
}
SHOW = """
const kinds = {};
for (const family of ["conditions", "effects"]) {
    const { KINDS } = await import(process.argv[1] + "/" + family + "/index.js");
    const fields = Object.entries(KINDS).map(([kind, { FIELDS }]) => [kind, Object.keys(FIELDS)]);
    kinds[family] = Object.fromEntries(fields);
}
const { JOINS } = await import(process.argv[1] + "/joins.js");
const { MODES } = await import(process.argv[1] + "/stacking.js");
const surface = Object.keys(await import(process.argv[1] + "/index.js"));
const rest = { joins: Object.keys(JOINS), modes: Object.keys(MODES), surface };
console.log(JSON.stringify({ ...kinds, ...rest }));
"""


MODELS, VIEWS = ADDON / "models", ADDON / "views"


def stems(folder, suffix):
    """Return the names of the files in `folder` that hold a kind."""
    return {path.stem for path in folder.glob(f"*{suffix}")} - {"__init__", "index"}


@pytest.fixture(scope="module")
def javascript():
    """Return what the JavaScript engine has registered."""
    command = ["node", "--input-type=module", "-e", SHOW, SCRIPT.as_uri()]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def python_kinds(family):
    """Return ``{kind: names of its own keys}`` of the Python engine."""
    kinds = importlib.import_module(f"engine.{family}").KINDS
    return {kind: list(module.FIELDS) for kind, module in kinds.items()}


@pytest.mark.parametrize("family", FAMILIES)
def test_kinds_are_complete(family, javascript):
    """One set of kinds: registered and written in both languages, with vectors and samples."""
    kinds = python_kinds(family)
    assert kinds == javascript[family]
    assert set(kinds) == stems(PYTHON / family, ".py")
    assert set(kinds) == stems(SCRIPT / family, ".js")
    assert set(kinds) == stems(VECTORS / family, ".json")
    samples = importlib.import_module("parity.samples")
    assert set(kinds) == set(getattr(samples, family.upper()))


def vectors_of(family):
    """Return ``{kind: its vector file, expanded}`` of a family."""
    engine_vectors = importlib.import_module("engine_vectors")
    samples = engine_vectors.read(VECTORS / "samples.json")["samples"]
    return {
        path.stem: engine_vectors.expand(engine_vectors.read(path), samples)
        for path in sorted((VECTORS / family).glob("*.json"))
    }


@pytest.mark.parametrize("family", FAMILIES)
def test_vectors_of_a_kind_are_complete(family):
    """Each kind has its compulsory cases."""
    for kind, file in vectors_of(family).items():
        compulsory = COMPULSORY[family] | (CURRENCIES if kind in ABOUT_MONEY else set())
        assert compulsory <= set(file["notes"]), kind


@pytest.mark.parametrize("family", FAMILIES)
def test_a_flag_tells_the_truth(family):
    """A flag of a compulsory case is not only a word, and the case is about its kind."""
    for kind, file in vectors_of(family).items():
        for case in file["cases"]:
            programs, basket = case["args"]
            specs = [spec for program in programs for spec in program[family]]
            mine = [spec for spec in specs if spec["kind"] == kind]
            expect = case.get("expect") or case["error"]
            for flag in TRUE_OF.keys() & case["flags"]:
                assert mine and TRUE_OF[flag](basket, mine, expect), (case["id"], flag)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_kind_carries_its_own_name(family):
    """A kind's word is its file name: nothing else maps words to files."""
    for kind, module in importlib.import_module(f"engine.{family}").KINDS.items():
        assert module.__name__ == f"engine.{family}.{kind}"
        assert f"``{kind}``" in ast.get_docstring(ast.parse(Path(module.__file__).read_text()))
        assert f"`{kind}`" in (SCRIPT / family / f"{kind}.js").read_text(encoding="utf-8")


def test_joins_and_modes_are_the_same(javascript):
    """Both engines know the same words for joining conditions and stacking programs."""
    assert list(importlib.import_module("engine.joins").JOINS) == javascript["joins"]
    assert list(importlib.import_module("engine.stacking").MODES) == javascript["modes"]


def test_public_surfaces_are_the_same(javascript):
    """Same functions, in each language's own spelling."""
    names = importlib.import_module("engine").__all__
    constants = [name for name in names if not name.islower()]
    functions = [re.sub(r"_(\w)", lambda match: match[1].upper(), n) for n in names if n.islower()]
    assert sorted(constants + functions) == sorted(javascript["surface"])


def test_files_are_twins():
    """Each file of one engine has its twin in the other; only SHA-256 is JavaScript's own."""
    python = {path.relative_to(PYTHON).with_suffix("") for path in PYTHON.rglob("*.py")}
    script = {path.relative_to(SCRIPT).with_suffix("") for path in SCRIPT.rglob("*.js")}
    twins = {Path(str(path).replace("__init__", "index")) for path in python}
    assert twins | {Path("sha256")} == script


def form_of(tree, kind):
    """Return the model fields that the file of `kind` adds, and the keys of its content."""
    fields, keys = set(), set()
    for node in ast.walk(tree):
        call = getattr(node, "value", None)
        if isinstance(node, ast.Assign) and isinstance(getattr(call, "func", None), ast.Attribute):
            is_field = getattr(call.func.value, "id", "") == "fields"
            fields |= {node.targets[0].id} if is_field else set()
        if isinstance(node, ast.FunctionDef) and node.name == f"_content_{kind}":
            (returned,) = [row.value for row in ast.walk(node) if isinstance(row, ast.Return)]
            keys |= {key.value for key in returned.keys}
    return fields - {"kind"}, keys


@pytest.mark.parametrize("family", FAMILIES)
def test_a_kind_has_its_form(family):
    """A kind's model writes just the keys that the engine reads; its form shows its fields."""
    assert set(python_kinds(family)) == stems(MODELS / family, ".py")
    for kind, names in python_kinds(family).items():
        model = (MODELS / family / f"{kind}.py").read_text(encoding="utf-8")
        view = (VIEWS / family / f"{kind}_views.xml").read_text(encoding="utf-8")
        fields, keys = form_of(ast.parse(model), kind)
        assert keys == set(names), kind
        assert fields <= set(re.findall(r'<field\s+name="(\w+)"', view)), kind
        assert f"kind != '{kind}'" in view, kind
