"""Nothing in the repository may only be true on the machine where it was written."""

import re
from pathlib import Path

from tree import CHECKOUT, listed, repository_files

HERE = Path(__file__).resolve().relative_to(CHECKOUT)
TEXT = {".cfg", ".conf", ".csv", ".css", ".editorconfig", ".in", ".js", ".json", ".lock", ".md",
        ".mjs", ".po", ".pot", ".py", ".rst", ".scss", ".sql", ".svg", ".toml", ".txt", ".xml",
        ".yaml", ".yml", ""}
FORBIDDEN = {
    "a folder of one machine": r"(?<![\w.<-])/(?:work|root|home/\w+|tmp|opt)/\w",
    "a package registry": r"\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|npmjs\.com"
                          r"|deb\.debian\.org|snapshot\.debian\.org|ftp\.\w*\.?debian\.org)\b",
    "a file of the work place": r"\bshared/(?:design|platform|style|readers|accounting)\b",
}


def test_no_machine_paths_and_no_registries():
    faults = []
    for path in repository_files():
        if path == HERE or path.suffix not in TEXT:
            continue
        text = (CHECKOUT / path).read_text(encoding="utf-8", errors="replace")
        for what, pattern in FORBIDDEN.items():
            faults += [f"{path}: {found.group()} ({what})" for found in re.finditer(pattern, text)]
    assert not faults, listed(faults)


def test_commands_can_be_started():
    for name in ("scripts/run", "scripts/test", ".ci/run"):
        assert (CHECKOUT / name).stat().st_mode & 0o111, f"{name} is not executable"
