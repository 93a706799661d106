"""The browser that tours run in: found, installed where that is possible, else asked for."""

import os
import shutil

from .errors import Stop
from .progress import run_tool, say, start_tool, step

NAMES = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
"""Programs that Odoo itself looks for."""

PRINTER = "wkhtmltopdf"
"""Makes PDF papers; newer Debians have it no more, and Odoo then shows pages instead."""


def ensure(home):
    """Return the browser's path, having installed what the tests need as far as we may."""
    log = home / "log" / "apt.log"
    may_install = os.geteuid() == 0 and shutil.which("apt-get")
    if not find() and may_install:
        with step("system package: chromium"):
            run_tool(["apt-get", "-q", "update"], log, quiet(), online=True)
            run_tool(install("chromium"), log, quiet(), online=True)
    if not find():
        raise Stop("browser", "the tests need a browser: as root, apt-get install chromium")
    if not shutil.which(PRINTER) and not (may_install and start_tool(
            install(PRINTER), log, quiet()) == 0):
        say(f"no {PRINTER} here: PDF papers are tested as pages")
    return find()


def find():
    """Return the path of a browser that Odoo finds too, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install(package):
    """Return the command that installs a Debian `package` for the whole machine."""
    return ["apt-get", "-qy", "install", "--no-install-recommends", package]


def quiet():
    """Return an environment in which apt asks no questions."""
    return os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
