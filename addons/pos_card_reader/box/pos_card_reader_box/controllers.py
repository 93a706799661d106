"""The routes of the agent on the web server of Odoo."""

import atexit
import logging
import os

from box import Agent, SettingsError, answer, read_settings
from box.protocol import BODY_MAX

from odoo import http

SETTINGS = "CARD_AGENT_SETTINGS"  # environment: the path of the settings
SETTINGS_DEFAULT = "/etc/card-agent.json"

_logger = logging.getLogger(__name__)
_agents = []  # the one agent of this process; none when its settings can't be used


def start_agent():
    """Start the agent when Odoo has loaded this module."""
    path = os.environ.get(SETTINGS, SETTINGS_DEFAULT)
    try:
        agent = Agent(read_settings(path))
    except SettingsError as error:
        _logger.error("The card agent does not start: %s", error)
        return
    agent.start()
    atexit.register(agent.stop)
    _agents.append(agent)


class CardAgentController(http.Controller):
    """Hands every request of the protocol to the agent; token and origin are its own."""

    @http.route(
        "/pos_card_reader/<string:name>",
        type="http",
        auth="none",
        methods=["GET", "POST", "OPTIONS"],
        csrf=False,
        save_session=False,
    )
    def ask(self, name):
        """Answer one request as the stand-alone agent does."""
        request = http.request.httprequest
        if not _agents or (request.content_length or 0) > BODY_MAX:
            return http.request.make_response("", status=503 if not _agents else 413)
        headers = {key.lower(): value for key, value in request.headers.items()}
        told = answer(_agents[0], request.method, request.path, headers, request.get_data())
        return http.request.make_response(told.body, list(told.headers.items()), status=told.status)
