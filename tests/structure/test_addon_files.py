"""What every addon must have: manifest, guides, access rows, tests that really run."""

import ast
import csv
import json
import re

import pytest
from tree import ADDONS, CHECKOUT, addons, files, functions, listed, parsed

FRAGMENTS = ("DESCRIPTION.md", "USAGE.md", "CONFIGURE.md")
MODEL_BASES = {"Model", "TransientModel"}
DATA_FOLDERS = {"data", "demo", "report", "security", "views", "wizards"}

each_addon = pytest.mark.parametrize("addon", sorted(addons()))


@each_addon
def test_manifest(addon):
    manifest = addons()[addon]
    assert re.fullmatch(r"19\.0\.\d+\.\d+\.\d+", manifest["version"])
    assert manifest["license"] == "LGPL-3"
    assert manifest["depends"]
    named = [*manifest.get("data", []), *manifest.get("demo", [])]
    assert [name for name in named if not (ADDONS / addon / name).is_file()] == []
    assert len(named) == len(set(named))


@each_addon
def test_every_data_file_is_loaded(addon):
    manifest = addons()[addon]
    named = {*manifest.get("data", []), *manifest.get("demo", [])}
    found = {path.relative_to(f"addons/{addon}").as_posix() for path in files("*.xml", "*.csv")
             if path.parts[:2] == ("addons", addon) and path.parts[2] in DATA_FOLDERS}
    code = "".join((CHECKOUT / path).read_text(encoding="utf-8") for path in files("*.py")
                   if path.parts[:2] == ("addons", addon))
    unloaded = {name for name in found - named if name.rsplit("/", 1)[1] not in code}
    assert unloaded == set()


@each_addon
def test_record_ids_are_given_once(addon):
    """A second record of an id silently overwrites the first one."""
    found = re.compile(r'<(?:record|template|menuitem)\b[^>]*?\bid="([^"]+)"')
    ids = [name for path in files("*.xml")
           if path.parts[:2] == ("addons", addon) and path.parts[2] in DATA_FOLDERS
           for name in found.findall((CHECKOUT / path).read_text(encoding="utf-8"))]
    assert {name for name in ids if ids.count(name) > 1} == set()


@each_addon
def test_guides(addon):
    for name in FRAGMENTS:
        path = ADDONS / addon / "readme" / name
        assert path.is_file() and len(path.read_text(encoding="utf-8")) > 100, path


def own_models(addon):
    """Return the names of the stored models that `addon` defines, not those it extends."""
    found = set()
    for path in files("*.py"):
        if path.parts[:2] != ("addons", addon) or "tests" in path.parts:
            continue
        for node in ast.walk(parsed(path)):
            bases = {getattr(base, "attr", "") for base in getattr(node, "bases", [])}
            if isinstance(node, ast.ClassDef) and bases & MODEL_BASES:
                fields = constants(node)
                name, inherited = fields.get("_name"), fields.get("_inherit", ())
                inherited = {inherited} if isinstance(inherited, str) else set(inherited)
                if name and name not in inherited:
                    found.add(name)
    return found


def constants(node):
    """Return the class attributes of `node` that are plain values."""
    found = {}
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            try:
                found[statement.targets[0].id] = ast.literal_eval(statement.value)
            except ValueError:
                continue
    return found


@each_addon
def test_every_model_has_an_access_row(addon):
    path = ADDONS / addon / "security" / "ir.model.access.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) \
        if path.exists() else []
    granted = {row["model_id:id"].split(".")[-1].removeprefix("model_") for row in rows}
    assert {name for name in own_models(addon) if name.replace(".", "_") not in granted} == set()


@each_addon
def test_every_test_file_is_imported(addon):
    folder = ADDONS / addon / "tests"
    present = {path.stem for path in folder.glob("test_*.py")}
    assert present, f"{addon} has no tests"
    tree = parsed((folder / "__init__.py").relative_to(CHECKOUT))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
                for alias in node.names}
    assert present - imported == set()


def test_test_functions_are_named_once():
    """A second test of the same name in a class would silently replace the first."""
    faults = []
    for path in files("*.py"):
        for scope in ast.walk(parsed(path)):
            if isinstance(scope, ast.ClassDef | ast.Module):
                names = [node.name for node in scope.body if node in functions(scope)
                         and node.name.startswith("test")]
                faults += [f"{path}: {name}" for name in set(names) if names.count(name) > 1]
    assert not faults, listed(faults)


def test_vector_ids_are_unique():
    """Within its file, that is: a case is named by its file and its id."""
    found, faults = 0, []
    for path in files("*.json"):
        if "vectors" not in path.parts:
            continue
        content = json.loads((CHECKOUT / path).read_text(encoding="utf-8"))
        ids = [case["id"] for case in content.get("cases", [])]
        faults += [f"{path}: {name}" for name in sorted(set(ids)) if ids.count(name) > 1]
        found += len(ids)
    assert found, "no vectors found"
    assert not faults, listed(faults)
