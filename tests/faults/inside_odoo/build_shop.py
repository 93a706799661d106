"""Make the shop of the crash test for good and write down what its till delivers.

Started with Odoo's own arguments (``-c``, ``-d``). ``FAULTS_ORDERS`` and ``FAULTS_SEED`` say how
many random deliveries, ``FAULTS_FILE`` where they are written. They are made one after the other
in a transaction that is undone: the database holds the shop and nothing that was sold there.
"""

import json
import os
import random
import sys
from pathlib import Path

from odoo.modules.registry import Registry
from odoo.tools import config


def make_shop(case_class):
    """The test case ``case_class`` set up, with a transaction that may be committed."""

    class Shop(case_class):
        def runTest(self):
            """Nothing is tested here."""

    Shop.setUpClass()
    Shop.commit_patcher.stop()
    shop = Shop()
    shop.setUp()
    return shop


def make_deliveries(shop, count, seed):
    """``count`` random deliveries, each made from what the earlier ones left behind."""
    dice, deliveries, lines = random.Random(seed), [], {}
    savepoint = shop.env.cr.savepoint()
    for index in range(count):
        calls = shop.random_delivery(dice, index)
        deliveries.append(calls)
        shop.deliver(calls)
        data = next(args[0][0] for model, _method, args in calls if model == "pos.order")
        order = shop.env["pos.order"].search([("uuid", "=", data["uuid"])])
        lines.update({line.id: line.uuid for line in order.lines})
        shop.sold += order
    savepoint.close(rollback=True)
    for calls in deliveries:
        name_returned_lines(calls, lines)
    return deliveries


def name_returned_lines(calls, lines):
    """Name returned lines by their uuid: they get other ids when they are sold again."""
    for _model, method, args in calls:
        if method == "sync_from_ui":
            for command in args[0][0]["lines"]:
                values = command[2]
                if values.get("refunded_orderline_id"):
                    values["refunded_orderline_id"] = lines[values["refunded_orderline_id"]]


def main():
    """Build, commit and write."""
    config.parse_config(sys.argv[1:], setup_logging=True)
    Registry(config["db_name"][0])
    from odoo.addons.loyalty_discount.tests.crash_common import CrashCase  # noqa: PLC0415

    count = int(os.environ["FAULTS_ORDERS"])
    shop = make_shop(CrashCase)
    deliveries = make_deliveries(shop, count, os.environ["FAULTS_SEED"])
    for index in range(count):
        shop.make_card(1000 + index)
    shop.env.flush_all()
    shop.env.cr.commit()  # pylint: disable=invalid-commit; no request ends here
    Path(os.environ["FAULTS_FILE"]).write_text(json.dumps(deliveries, default=str))


main()
