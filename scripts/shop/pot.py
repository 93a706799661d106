"""Translation templates: exported by Odoo itself, compared with what the repository holds."""

import re
import tempfile
from pathlib import Path

from .addon_tests import in_fresh_database
from .odoo_source import our_addons
from .paths import ADDONS
from .progress import run_tool, step
from .report import PASSED, Result, expect_some, failure

DATES = re.compile(r'^"(POT-Creation-Date|PO-Revision-Date): .*\n', re.M)


def check(shop, write=False, only=()):
    """Compare each addon's template with a fresh export; `write` puts the export in its place."""
    addons = [name for name in our_addons() if not only or name in only]

    def work(database):
        with tempfile.TemporaryDirectory() as folder:
            return [check_addon(shop.odoo, database, addon, Path(folder), write)
                    for addon in addons]

    source = shop.ours(demo=False)
    with step("translation templates"):
        return expect_some(in_fresh_database(shop, "pot", source, work), "pot")


def check_addon(odoo, database, addon, folder, write):
    """Return the result for one addon."""
    fresh, kept = export(odoo, database, addon, folder), ADDONS / addon / "i18n" / f"{addon}.pot"
    name = f"pot: {addon}"
    if kept.exists() and without_dates(kept.read_text(encoding="utf-8")) == without_dates(fresh):
        return Result(name, PASSED)
    if write:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(fresh, encoding="utf-8")
        return Result(name, PASSED)
    return failure(name, f"{kept.name} is not fresh: scripts/test pot --write")


def export(odoo, database, addon, folder):
    """Return the translation template that Odoo makes of `addon`."""
    path = folder / f"{addon}.pot"
    command = [odoo.python, "-m", "odoo", "i18n", "export", "-c", odoo.configuration(tests=True),
               "-d", database, "-o", path, addon]
    run_tool(command, odoo.home / "log" / "pot.log", odoo.environment())
    return path.read_text(encoding="utf-8")


def without_dates(text):
    """Return the template `text` without the moments of its making."""
    return DATES.sub("", text)
