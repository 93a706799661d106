"""Virtual environments made from lock files with hashes."""

import importlib.util
import shutil
import sys
from pathlib import Path

from . import debian
from .errors import Stop
from .guard import need_space
from .paths import REQUIREMENTS, fingerprint
from .progress import run_tool, step

BUILD_TOOLS = ("setuptools==", "wheel==", "packaging==")
"""Packages that others are built with; they are installed first, so that no build fetches any."""


def lock_blocks(text):
    """Split a lock file into one block of lines per package, its hashes included."""
    joined = text.replace("\\\n", "\\\0")
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return [line.replace("\\\0", "\\\n") for line in lines if not line.startswith((" ", "\t"))]


def build_lock(text):
    """Return the part of the lock file `text` that other packages are built with."""
    return "\n".join(block for block in lock_blocks(text) if block.startswith(BUILD_TOOLS)) + "\n"


def make(home, name, mirror=None, below=None):
    """Return the Python of the environment `name`, made from ``requirements/<name>.txt``.

    The folder's name carries a digest of lock and interpreter, and a marker is written last: an
    unfinished or outdated one is never used. `below` is another environment's Python whose
    packages are seen through this one.
    """
    lock = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    version = "{}.{}.{}".format(*sys.version_info)
    folder = home / f"venv-{name}-{fingerprint(lock, version, sys.base_prefix, str(below))[:12]}"
    python = folder / "bin" / "python"
    if (folder / "complete").exists():
        return python
    with step(f"Python packages for {name}, by their lock file"):
        need_space(home, 2)
        forget(home, name)
        try:
            fill(folder, lock, home, mirror)
            if below:
                link_packages(folder, below)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        (folder / "complete").touch()
    return python


def forget(home, name):
    """Delete every environment called `name`, of whatever lock."""
    for folder in home.glob(f"venv-{name}-*"):
        shutil.rmtree(folder, ignore_errors=True)


def fill(folder, lock, home, mirror):
    """Make the environment `folder` and install what `lock` says, hashes checked."""
    log = home / "log" / f"{folder.name}.log"
    pip = make_empty(folder, log, home, mirror)
    (folder / "build.txt").write_text(build_lock(lock), encoding="utf-8")
    (folder / "lock.txt").write_text(lock, encoding="utf-8")
    options = ["install", "--require-hashes", "--no-deps", "--disable-pip-version-check"]
    run_tool([*pip, *options, "-r", folder / "build.txt"], log, online=True)
    run_tool([*pip, *options, "--no-build-isolation", "-r", folder / "lock.txt"], log, online=True)


def make_empty(folder, log, home, mirror):
    """Make a virtual environment without packages; return the command that is its pip."""
    python = folder / "bin" / "python"
    if importlib.util.find_spec("venv") is None:
        raise Stop("venv", f"{sys.executable} has no module venv: as root, apt-get install "
                           "python3-venv (or use another Python 3.10 to 3.13)")
    has_pip = importlib.util.find_spec("ensurepip") is not None
    run_tool([sys.executable, "-m", "venv", *([] if has_pip else ["--without-pip"]), folder], log)
    return [python, "-m", "pip"] if has_pip else [python, borrowed_pip(home, mirror)]


def borrowed_pip(home, mirror):
    """Return pip from Debian's package of its wheel, for a Python that comes without."""
    try:
        root = debian.unpack(home, mirror, "pip", ["python3-pip-whl"])
    except Stop as stop:
        raise Stop("venv", "this Python has no ensurepip: as root, apt-get install python3-venv "
                           f"({stop})") from stop
    return next(root.glob("usr/share/python-wheels/pip-*.whl")) / "pip"


def link_packages(folder, below):
    """Let the environment `folder` see the packages of the environment of the Python `below`."""
    def packages(root):
        return next(Path(root).glob("lib/python3*/site-packages"))
    (packages(folder) / "below.pth").write_text(f"{packages(below.parents[1])}\n", encoding="utf-8")
