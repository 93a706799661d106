"""The routes of docs/agent-protocol.md, for any web server: a request in, an Answer out."""

import hmac
import json
from typing import NamedTuple

from .agent import PROTOCOL
from .health_page import health_page

BODY_MAX = 64 * 1024  # bytes of a request
ROOT = "/pos_card_reader/"
JSON = "application/json"
_TEXTS = {
    "bad_request": "This request can't be understood. Till and agent must have the same version.",
    "bad_token": "The token is not one of the agent's settings. Copy it into the settings of "
    "the point of sale.",
    "bad_origin": "The agent does not allow this page. Add its address to `origins` in the "
    "settings of the agent.",
    "unknown_reader": "There is no shared reader of this name. Look at the health page of the "
    "agent.",
    "unknown_session": "The agent was restarted. Connect again.",
    "taken_over": "Another page of this till has the readers now.",
    "not_found": "There is nothing here. See /pos_card_reader/health.",
}
_STATUS = {
    "bad_request": 400,
    "bad_token": 401,
    "bad_origin": 403,
    "unknown_reader": 404,
    "not_found": 404,
    "unknown_session": 409,
    "taken_over": 409,
}


class Answer(NamedTuple):
    """What a web server sends back."""

    status: int
    headers: dict
    body: bytes


def answer(agent, method, path, headers, body=b""):
    """Return the Answer to a request.

    :param headers: a mapping that takes lower-case names
    """
    if method == "GET" and path == f"{ROOT}health":
        return _health(agent, headers)
    origin = headers.get("origin") or ""
    if origin not in agent.settings.origins:
        return _error("bad_origin")
    if method == "OPTIONS":
        return Answer(204, {**_cors(origin), **_PREFLIGHT}, b"")
    told = _ask(agent, method, path, headers, body)
    return told._replace(headers={**told.headers, **_cors(origin)})


_PREFLIGHT = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "authorization, content-type",
    "Access-Control-Allow-Private-Network": "true",
    "Access-Control-Max-Age": "600",
}


def _cors(origin):
    return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}


def _ask(agent, method, path, headers, body):
    """Answer a till that may ask from where it asks."""
    till = _find_till(agent, headers.get("authorization") or "")
    if not till:
        return _error("bad_token")
    route = _ROUTES.get(path.removeprefix(ROOT)) if method == "POST" else None
    if not route or not path.startswith(ROOT):
        return _error("not_found")
    try:
        asked = json.loads(body)
        return route(agent, till, asked)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _error("bad_request")


def _find_till(agent, authorization):
    """Return the name of the till that a token belongs to, "" for none."""
    token = authorization.removeprefix("Bearer ").encode()
    found = ""
    for till in agent.settings.tills:  # all of them, so that the time tells nothing
        if hmac.compare_digest(till.token.encode(), token):
            found = till.name
    return found


def _connect(agent, till, asked):
    if asked["protocol"] != PROTOCOL:
        return _error("bad_request")
    rules = _checked(asked["rules"], list)
    run, after_seq = _checked(asked["run"], str), _checked(asked["after_seq"], int)
    return _json(200, agent.connect(till, run, after_seq, rules))


def _poll(agent, till, asked):
    session = _checked(asked["session"], str)
    after_seq, state = _checked(asked["after_seq"], int), _checked(asked["state"], int)
    fault = agent.find_fault(till, session)
    if not fault:
        fault, told = agent.poll(till, session, after_seq, state)
    return _error(fault) if fault else _json(200, told)


def _claim(agent, till, asked):
    fault = agent.find_fault(till, _checked(asked["session"], str))
    if fault:
        return _error(fault)
    told = agent.claim(till, _checked(asked["reader"], str))
    return _json(200, told) if told else _error("unknown_reader")


_ROUTES = {"connect": _connect, "poll": _poll, "claim": _claim}


def _checked(value, kind):
    if not isinstance(value, kind):
        raise TypeError
    return value


def _health(agent, headers):
    told = agent.health()
    if "text/html" in (headers.get("accept") or ""):
        return Answer(200, {"Content-Type": "text/html; charset=utf-8"}, health_page(told))
    return _json(200, told)


def _json(status, told):
    headers = {"Content-Type": JSON, "Cache-Control": "no-store"}
    return Answer(status, headers, json.dumps(told).encode())


def _error(code):
    return _json(_STATUS[code], {"error": code, "message": _TEXTS[code]})
