"""End-to-end tests: a bare shop with our addons, served and driven through a real browser."""

import contextlib
import os
import subprocess

from . import server
from .addon_tests import free_port, in_fresh_database
from .checks import pytest
from .paths import CHECKOUT
from .progress import say, step
from .report import Result

FOLDER = CHECKOUT / "tests" / "e2e"


def exist():
    """Tell whether there are end-to-end tests."""
    return any(FOLDER.rglob("test_*.py"))


def run(shop, tools, browser, word=None):
    """Run the tests of ``tests/e2e`` against a fresh shop; what they need is in LOYALTY_*."""
    source = shop.ours(demo=False)
    shots = shop.odoo.home / "shots"

    def work(database):
        with served(shop.odoo, database, "e2e-odoo") as address:
            environment = os.environ | shop.odoo.environment() | {
                "LOYALTY_URL": address, "LOYALTY_DB": database,
                "LOYALTY_CHROMIUM": browser, "LOYALTY_SHOTS": str(shots),
            }
            shots.mkdir(exist_ok=True)
            found = pytest(tools, [FOLDER], "e2e", ["-k", word] if word else [], environment)
        return [Result(r.name, r.outcome, r.reason, browser=True, seconds=r.seconds)
                for r in found]

    with step("end-to-end tests"):
        return in_fresh_database(shop, "e2e", source, work)


@contextlib.contextmanager
def served(odoo, database, log_name):
    """Serve `database` meanwhile; gives the address when Odoo answers there."""
    port = free_port()
    log = odoo.home / "log" / f"{log_name}.log"
    command = odoo.command(database, f"--http-port={port}", f"--db-filter=^{database}$",
                           "--max-cron-threads=1", tests=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command], stdout=output, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, env=odoo.environment(), start_new_session=True)
    try:
        server.wait_until_it_answers(process, port, log)
        say(f"{database} answers on port {port}, its log: {log}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.end(process.pid)
