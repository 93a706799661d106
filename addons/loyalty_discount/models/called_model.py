"""Which model a client calls: who asks for what, whatever methods run inside."""

from odoo.http import request
from odoo.service.server import thread_local


def is_called():
    """Whether this runs for a client: a request, or a call by the old `/jsonrpc` and `/xmlrpc`.

    Those two hide their request; what they call the server remembers for its log.
    """
    return bool(request or _remembered())


def called_model():
    """The model whose method the client calls, empty for a page or a route of its own."""
    if request:
        return request.params.get("__model__") or request.params.get("model") or ""
    return _remembered().rpartition(".")[0]


def _remembered():
    return getattr(thread_local, "rpc_model_method", "")
