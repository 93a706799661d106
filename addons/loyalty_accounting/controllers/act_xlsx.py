"""Download of an act as a worksheet."""

import re

from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ActXlsx(http.Controller):
    """Reads with the rights of the user."""

    @http.route(
        "/loyalty_accounting/act/<int:act_id>/xlsx", type="http", auth="user", readonly=True
    )
    def act_xlsx(self, act_id):
        """The worksheet of one act; 404 when there is none, 403 without the right to read it."""
        act = request.env["loyalty.act"].search([("id", "=", act_id)])
        if not act:
            raise request.not_found()
        name = re.sub(r"[^\w-]+", "-", act.display_name).strip("-")
        headers = [
            ("Content-Type", XLSX),
            ("Content-Disposition", content_disposition(f"{name}.xlsx")),
        ]
        return request.make_response(act._xlsx(), headers=headers)
