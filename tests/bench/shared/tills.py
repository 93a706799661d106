"""Tills of plain Odoo and of ours in one browser, with the same goods."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "e2e"))

from rpc import Odoo  # noqa: E402 (the path is set above)
from till import Till  # noqa: E402

TILL_LIMIT_MS = 120_000  # a slow machine is not a broken shop


def goods(odoo, count):
    """Create products 1 to `count` and return their ids."""
    rows = [
        {
            "name": f"Goods {number}",
            "barcode": f"bench-{number}",
            "list_price": 41.20,
            "available_in_pos": True,
        }
        for number in range(1, count + 1)
    ]
    return odoo("product.product", "create", rows)


def promotions(odoo, count):
    """Create core's own example of a promotion so often: a percent off orders from 50.00.

    Of several such percents core gives the best one only, so this is the cheapest case for core:
    one reward line, however many programs there are.
    """
    rule = {"minimum_amount": 50, "minimum_qty": 0, "reward_point_amount": 1}
    rows = [
        {
            "name": f"Promotion {number}",
            "program_type": "promotion",
            "applies_on": "current",
            "trigger": "auto",
            "rule_ids": [(5,), (0, 0, rule)],
            "reward_ids": [(5,), (0, 0, {"discount": 1 + number % 10, "required_points": 1})],
        }
        for number in range(count)
    ]
    odoo("loyalty.program", "create", rows)


def make_config(odoo, **values):
    """Create a till of the first shop with `values` in its settings and return its id."""
    shop = odoo.find("stock.warehouse", fields=["pos_type_id"], order="id", limit=1)[0]
    values |= {"name": "Bench", "picking_type_id": shop["pos_type_id"][0], "module_pos_hr": False}
    return odoo("pos.config", "create", values)


def shop_of(which):
    """The shop `which` (OURS or PLAIN), asked as its administrator."""
    url, database = os.environ[f"LOYALTY_{which}_URL"], os.environ[f"LOYALTY_{which}_DB"]
    return Odoo(url, database, "admin", "admin")


def new_page(browser, which):
    """A page of its own memory, logged in to the shop `which`; return it and the shop's address."""
    url, database = os.environ[f"LOYALTY_{which}_URL"], os.environ[f"LOYALTY_{which}_DB"]
    page = browser.new_context().new_page()
    page.set_default_timeout(TILL_LIMIT_MS)
    who = {"db": database, "login": "admin", "password": "admin"}
    page.request.post(f"{url}/web/session/authenticate", data={"params": who})
    return page, url


def open_till(browser, which, config, script):
    """Open the till `config` of the shop `which` with the file `script` in it; its page."""
    page, url = new_page(browser, which)
    Till(page, url, config).open()
    page.evaluate(script.read_text(encoding="utf-8"))
    return page
