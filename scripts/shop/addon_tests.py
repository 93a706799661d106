"""Addon tests: a fresh database for each addon, Odoo's own runner, every test counted."""

import os
import socket
from pathlib import Path

from .databases import PASSING
from .odoo_source import our_addons
from .paths import TEST_ADDONS
from .progress import start_tool, step
from .report import FAILED, expect_some, failure, read_records

RUNNER = Path(__file__).parent / "inside_odoo" / "odoo_tests.py"
IDLE_LIMIT = 900
"""Seconds without a line in the log after which a test process is given up."""


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_addons():
    """Return the names of the addons that only hold tests across the others."""
    return [path.parent.name for path in sorted(TEST_ADDONS.glob("*/__manifest__.py"))]


def run_addon(shop, addon, word=None):
    """Run the tests of one of our addons, installed alone into a fresh database."""
    source = shop.ours(demo=False) if addon in test_addons() else shop.core(demo=False)
    with step(f"tests of {addon}"):
        results = in_fresh_database(
            shop, f"test_{addon}", source,
            lambda name: run_odoo(shop.odoo, name, ["-i", addon, "--test-tags", f"/{addon}"],
                                  f"test-{addon}", SHOP_WORD=word or ""))
    if addon in our_addons() and not word:
        return expect_some(results, addon)
    return results


def in_fresh_database(shop, name, source, work):
    """Call `work` with the name of a copy of the template `source`; drop it afterwards."""
    name = f"{shop.prefix}{PASSING}{name}"
    shop.databases.drop(name)
    try:
        shop.databases.copy(source, name)
        return work(name)
    finally:
        shop.databases.drop(name)


def run_odoo(odoo, database, arguments, log_name, **environment):
    """Run Odoo's test runner on `database` and return the results of its tests."""
    records = odoo.home / "results" / f"{log_name}.jsonl"
    if not environment.get("SHOP_SKIP"):
        records.parent.mkdir(exist_ok=True)
        records.unlink(missing_ok=True)
    log = odoo.home / "log" / f"{log_name}.log"
    command = odoo.command(database, *arguments, "--stop-after-init", "--max-cron-threads=0",
                           f"--http-port={free_port()}", runner=(RUNNER,), tests=True)
    environment = os.environ | odoo.environment() | environment | {"SHOP_RESULTS": str(records)}
    code = start_tool(command, log, environment, idle_limit=IDLE_LIMIT)
    return read_records(records) + ending(code, records, log, log_name)


def ending(code, records, log, name):
    """Return a failure when Odoo ended badly and no test says why."""
    failed = any(result.outcome == FAILED for result in read_records(records))
    if code == 0 or (failed and code == 1):
        return []
    lines = [line for line in log.read_text(errors="replace").splitlines() if " INFO " not in line]
    reason = "gave no sign of life" if code == 124 else f"ended with exit code {code}"
    return [failure(name, f"Odoo {reason} (all of it: {log})\n" + "\n".join(lines[-10:]))]
