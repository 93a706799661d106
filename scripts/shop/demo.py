"""Demo data: a check that `scripts/run` will show the shop that was meant."""

from .odoo_source import our_addons
from .progress import step
from .report import PASSED, Result, failure

FAILURES = """select m.name, f.error from ir_demo_failure f
    join ir_module_module m on m.id = f.module_id"""


def check(shop):
    """Install our addons with demo data, which Odoo leaves out quietly when they have a fault."""
    database = shop.ours(demo=True)
    with step("demo data"):
        rows = shop.odoo.server.query(FAILURES, database)
        log = shop.odoo.home / "log" / "ours_demo.log"
        faults = log_faults(log.read_text(errors="replace")) if log.exists() else [f"no {log}"]
        return [
            failure("demo: data", repr(rows)) if rows else Result("demo: data", PASSED),
            failure("demo: log", "\n".join(faults)) if faults else Result("demo: log", PASSED),
        ]


def log_faults(text):
    """Return the lines of an install log in which Odoo warns of something in our addons."""
    return [line for line in text.splitlines()
            if (" WARNING " in line or " ERROR " in line)
            and any(name in line for name in our_addons())]
