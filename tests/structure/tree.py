"""The files of this repository, as the structure tests see them."""

import ast
import functools
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ADDONS = CHECKOUT / "addons"
PURE_NAMES = {"claim", "codec", "engine", "posting", "ranges", "standing"}
"""Folders of an addon that hold a pure core: they decide and know nothing of Odoo."""


@functools.cache
def repository_files():
    """Return every file that is or could be committed, as paths relative to the checkout."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.check_output(command, cwd=CHECKOUT, text=True).split("\0")[:-1]
    except (OSError, subprocess.CalledProcessError):  # no git, or an unpacked archive
        files = (path.relative_to(CHECKOUT) for path in CHECKOUT.rglob("*") if path.is_file())
        skipped = {".runtime", "node_modules", "__pycache__"}
        return tuple(path for path in sorted(files) if not skipped & set(path.parts))
    return tuple(Path(name) for name in sorted(set(names)) if (CHECKOUT / name).is_file())


def files(*patterns):
    """Return the repository's files that match one of the glob `patterns`."""
    return [path for path in repository_files() if any(path.match(word) for word in patterns)]


@functools.cache
def parsed(path):
    """Return the syntax tree of the Python file `path` (relative to the checkout)."""
    return ast.parse((CHECKOUT / path).read_text(encoding="utf-8"), str(path))


def line_count(path):
    """Return how many lines the file `path` has."""
    return len((CHECKOUT / path).read_text(encoding="utf-8").splitlines())


def addons():
    """Return {name: manifest} of the addons of this repository."""
    return {path.parts[1]: ast.literal_eval((CHECKOUT / path).read_text(encoding="utf-8"))
            for path in files("addons/*/__manifest__.py") if path.parts[0] == "addons"}


def is_pure(path):
    """Tell whether `path` belongs to a pure core, in Python or in JavaScript."""
    parts = path.parts
    if len(parts) < 4 or parts[0] != "addons":
        return False
    return parts[2] in PURE_NAMES or (parts[2:4] == ("static", "src") and parts[4] in PURE_NAMES)


def pure_python():
    """Return the Python files of all pure cores."""
    return [path for path in files("*.py") if is_pure(path)]


def functions(tree):
    """Return all functions and methods in a syntax tree, nested ones too."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def listed(faults):
    """Return all `faults`, one a line, for the message of an assertion."""
    return "\n" + "\n".join(faults)
