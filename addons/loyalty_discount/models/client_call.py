"""Whether a client calls: what it says is its own word, whatever methods run inside."""

from odoo.http import request
from odoo.service.server import thread_local


def is_called():
    """Whether this runs for a client: a request, or a call by the old `/jsonrpc` and `/xmlrpc`.

    Those two hide their request; what they call the server remembers for its log.
    """
    return bool(request or getattr(thread_local, "rpc_model_method", ""))
