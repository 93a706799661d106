"""Let the cron finish, then write what the deliveries left behind in a database as JSON.

Started with Odoo's own arguments (``-c``, ``-d``); ``FAULTS_FILE`` says where to.
"""

import json
import os
import sys
from pathlib import Path

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tools import config


def main():
    """Judge what is left, read and write."""
    config.parse_config(sys.argv[1:], setup_logging=True)
    registry = Registry(config["db_name"][0])
    from odoo.addons.loyalty_discount.tests.left_behind import LeftBehind  # noqa: PLC0415

    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        env["loyalty.judgement"]._cron_judge()
        state = LeftBehind(env).state()
    Path(os.environ["FAULTS_FILE"]).write_text(json.dumps(state))


main()
