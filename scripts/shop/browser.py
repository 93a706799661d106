"""The browser that tours run in: found, installed where that is possible, else asked for."""

import os
import shutil

from .errors import Stop
from .progress import run_tool, step

NAMES = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
"""Programs that Odoo itself looks for."""

WANTED = {"chromium": NAMES, "wkhtmltopdf": ("wkhtmltopdf",)}
"""Debian package -> programs of which one must be there."""


def missing():
    """Return the Debian packages that are not there."""
    return [package for package, names in WANTED.items() if not any(map(shutil.which, names))]


def ensure(home):
    """Return the browser's path, having installed what the tests need as far as we may."""
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        install(missing(), home / "log" / "apt.log")
    if missing():
        raise Stop("browser", f"the tests need {' and '.join(missing())}: as root, apt-get install "
                              f"{' '.join(missing())}")
    return next(path for path in map(shutil.which, NAMES) if path)


def install(packages, log):
    """Install Debian `packages` for the whole machine."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with step(f"system packages: {', '.join(packages)}"):
        run_tool(["apt-get", "-q", "update"], log, environment, online=True)
        run_tool(["apt-get", "-qy", "install", "--no-install-recommends", *packages], log,
                 environment, online=True)
