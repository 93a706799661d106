"""The whole server killed within deliveries: a committed shop, its copy, and real processes."""

import os

from .addon_tests import free_port, in_fresh_database
from .checks import pytest
from .paths import CHECKOUT
from .progress import run_tool, step

FOLDER = CHECKOUT / "tests" / "faults"
KILLS = "3"
"""So often in a run by itself; ``LOYALTY_KILLS`` says how often by hand."""


def run(shop, tools, word=None):
    """Run the tests of ``tests/faults`` on two copies of one shop, one of them to be killed."""
    odoo, source = shop.odoo, shop.ours(demo=False)
    work = odoo.home / "results" / "faults"
    work.mkdir(parents=True, exist_ok=True)

    def test(calm):
        killed = f"{calm}_killed"
        environment = os.environ | odoo.environment() | {
            "FAULTS_ORDERS": os.environ.get("LOYALTY_KILLS", KILLS),
            "FAULTS_SEED": os.environ.get("LOYALTY_CRASH_SEED", "2026"),
            "FAULTS_FILE": str(work / "deliveries.json"),
            "LOYALTY_DB": calm, "LOYALTY_DB_KILLED": killed, "LOYALTY_WORK": str(work),
            "LOYALTY_PORT": str(free_port()), "LOYALTY_PYTHON": str(odoo.python),
            "LOYALTY_CONF": str(odoo.configuration(tests=True)),
        }
        build = FOLDER / "inside_odoo" / "build_shop.py"
        run_tool(odoo.command(calm, runner=(build,), tests=True), odoo.home / "log" / "faults.log",
                 environment)
        shop.databases.drop(killed)
        shop.databases.copy(calm, killed)
        try:
            return pytest(tools, [FOLDER], "faults", ["-rP", *(["-k", word] if word else [])],
                          environment)
        finally:
            shop.databases.drop(killed)

    with step("killed servers"):
        return in_fresh_database(shop, "faults", source, test)
