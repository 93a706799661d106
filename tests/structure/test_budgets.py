"""How large a function and a file may be."""

import ast
import statistics

import pytest
from tree import addons, files, functions, is_pure, line_count, listed, parsed

FUNCTION_MAX, FUNCTION_MEDIAN = 40, 8


def budget(path):
    """Return how many lines the file `path` may have; None when it has no budget."""
    parts = path.parts
    if path.suffix not in (".py", ".js", ".mjs"):
        return 150 if parts[:1] == ("scripts",) and not path.suffix else None
    if parts[0] == "scripts":
        return 150
    if "tests" in parts:
        return 400
    if is_pure(path):
        return 120
    if parts[2:5] == ("static", "src", "app"):
        return 80 if parts[5] == "models" else 120
    return 300


def test_budgets_are_what_was_agreed():
    from pathlib import Path  # noqa: PLC0415 (only here)

    assert budget(Path("addons/a/engine/x.py")) == 120
    assert budget(Path("addons/a/static/src/app/models/x.js")) == 80
    assert budget(Path("addons/a/static/src/app/services/x.js")) == 120
    assert budget(Path("addons/a/models/x.py")) == 300
    assert budget(Path("addons/a/tests/test_x.py")) == 400
    assert budget(Path("scripts/run")) == 150


def test_files_are_small():
    faults = []
    for path in files("*.py", "*.js", "*.mjs", "scripts/run", "scripts/test"):
        limit = budget(path)
        if limit and path.name != "vectors.generated.js" and line_count(path) > limit:
            faults.append(f"{path} has {line_count(path)} lines, {limit} allowed")
    assert not faults, listed(faults)


def length(node):
    """Return the lines of a function without its docstring: explaining costs nothing."""
    lines = node.end_lineno - node.lineno + 1
    if not ast.get_docstring(node, clean=False):
        return lines
    docstring = node.body[0]
    return lines - (docstring.end_lineno - docstring.lineno + 1)


def test_a_docstring_has_no_length():
    node = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1').body[0]
    assert length(node) == 2


def test_functions_are_short():
    faults = []
    for path in files("*.py"):
        for node in functions(parsed(path)):
            lines = length(node)
            if lines > FUNCTION_MAX:
                faults.append(f"{path}:{node.lineno} {node.name} has {lines} lines")
    assert not faults, listed(faults)


@pytest.mark.parametrize("addon", sorted(addons()))
def test_most_functions_are_very_short(addon):
    lengths = [length(node)
               for path in files("*.py") if path.parts[:2] == ("addons", addon)
               and "tests" not in path.parts for node in functions(parsed(path))]
    assert statistics.median(lengths) <= FUNCTION_MEDIAN
