"""Who may import whom, and what a pure core must not touch."""

import ast
import re
import sys

from tree import CHECKOUT, PURE_NAMES, addons, files, is_pure, listed, parsed, pure_python

FORBIDDEN_MODULES = {"locale", "os", "random", "secrets", "socket", "subprocess", "time", "uuid"}
FORBIDDEN_CALLS = {"now", "today", "utcnow"}
ORDER = ("pos_card_reader", "loyalty_discount", "loyalty_accounting")
"""An addon may use those before it, never one after it."""
IMPORT_JS = re.compile(
    r"""^\s*(?:import|export)\b[^;]*?from\s+["']([^"']+)["']|import\(\s*["']([^"']+)""", re.M)


def imported(node):
    """Return (dots, module) pairs of an import statement."""
    if isinstance(node, ast.ImportFrom):
        return [(node.level, node.module or "")]
    return [(0, alias.name) for alias in node.names] if isinstance(node, ast.Import) else []


def is_allowed(module):
    """Tell whether a pure core may import the top-level `module`."""
    return module in sys.stdlib_module_names and module not in FORBIDDEN_MODULES


def test_there_are_pure_cores():
    found = {path.parts[2] for path in pure_python()}
    assert {"codec", "engine", "posting", "standing"} <= found


def test_pure_cores_import_only_the_standard_library_and_themselves():
    faults = []
    for path in pure_python():
        depth = len(path.parts) - 3  # one dot is the file's own folder, the core is the top
        for node in ast.walk(parsed(path)):
            for dots, module in imported(node):
                top = module.split(".")[0]
                neighbour = dots == depth + 1 and top in PURE_NAMES
                if (dots > depth and not neighbour) if dots else not is_allowed(top):
                    faults.append(f"{path}:{node.lineno} imports {'.' * dots}{module}")
    assert not faults, listed(faults)


def test_pure_cores_have_no_clock_and_no_float():
    faults = []
    for path in pure_python():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                faults.append(f"{path}:{node.lineno} has the float {node.value}")
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in FORBIDDEN_CALLS:
                    faults.append(f"{path}:{node.lineno} calls {name}()")
    assert not faults, listed(faults)


def test_pure_cores_are_documented():
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    faults = []
    for path in pure_python():
        nested = {inner for node in ast.walk(parsed(path)) if isinstance(node, kinds[2:])
                  for inner in ast.walk(node) if inner is not node}
        for node in ast.walk(parsed(path)):
            if not isinstance(node, kinds) or node in nested or ast.get_docstring(node):
                continue
            name = getattr(node, "name", "module")
            if not name.startswith("__"):
                faults.append(f"{path}:{getattr(node, 'lineno', 1)} {name} has no docstring")
    assert not faults, listed(faults)


def test_javascript_cores_import_only_their_own_files():
    faults = []
    for path in files("*.js"):
        if not is_pure(path):
            continue
        text = (CHECKOUT / path).read_text(encoding="utf-8")
        depth = len(path.parts) - 6
        for one, other in IMPORT_JS.findall(text):
            target = one or other
            if not target.startswith(("./", "../")) or target.count("../") > depth:
                faults.append(f"{path} imports {target}")
    assert not faults, listed(faults)


def test_addons_depend_in_one_direction():
    faults = []
    for name, manifest in addons().items():
        assert name in ORDER, f"{name} has no place in the order of addons"
        later = set(ORDER[ORDER.index(name) + 1:])
        faults += [f"{name} depends on {other}" for other in later & set(manifest["depends"])]
        for path in files("*.py"):
            if path.parts[:2] == ("addons", name):
                faults += [f"{path} imports {module}" for node in ast.walk(parsed(path))
                           for _, module in imported(node)
                           if any(module.startswith(f"odoo.addons.{other}") for other in later)]
        for path in files("*.js"):
            if path.parts[:2] == ("addons", name):
                text = (CHECKOUT / path).read_text(encoding="utf-8")
                faults += [f"{path} imports @{other}" for other in later
                           if re.search(rf"""["']@{other}/""", text)]
    assert not faults, listed(faults)


def test_nothing_depends_on_the_box():
    for name, manifest in addons().items():
        assert "iot_drivers" not in manifest["depends"], f"{name} depends on iot_drivers"
