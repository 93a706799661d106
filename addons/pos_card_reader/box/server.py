"""The stand-alone shell: a small web server around an agent."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .protocol import BODY_MAX, answer


def make_server(agent):
    """Return a server that listens where the settings say, not started yet."""
    handler = type("AgentHandler", (_Handler,), {"agent": agent})
    return _Server((agent.settings.host, agent.settings.port), handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # a poll that waits must not hold up the end

    def handle_error(self, request, client_address):
        """A page that went away while it waited is no error, and nothing else is logged."""


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds for the next request of a connection
    # An answer leaves at once and whole: the system would hold back its second part until the
    # browser has confirmed the first, which browsers do 40 ms late.
    disable_nagle_algorithm = True
    wbufsize = -1
    agent = None

    def do_GET(self):
        """Health."""
        self._answer()

    def do_POST(self):
        """What tills ask."""
        self._answer()

    def do_OPTIONS(self):
        """What browsers ask before."""
        self._answer()

    def _answer(self):
        length = self.headers.get("Content-Length") or "0"
        is_sound = length.isascii() and length.isdigit() and int(length) <= BODY_MAX
        body = self.rfile.read(int(length)) if is_sound else b""
        if not is_sound:
            self.close_connection = True
        told = answer(self.agent, self.command, self.path, self.headers, body)
        self.send_response(told.status)
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(told.body)))
        self.end_headers()
        self.wfile.write(told.body)

    def log_message(self, format, *args):  # noqa: A002 (the name is the base class's)
        """Log no request: addresses of tills are nobody's business."""
