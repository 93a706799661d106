"""What can go wrong for reasons outside this repository, each with its own exit code."""

EXIT_CODES = {
    "failed": 1,
    "usage": 2,
    "python": 10,
    "venv": 11,
    "network": 12,
    "disk": 13,
    "odoo": 14,
    "package": 15,
    "odoo-home": 16,
    "port": 17,
    "database": 18,
    "postgres": 19,
    "browser": 20,
    "interrupted": 130,
}
"""Name of a cause -> exit code of the command; `scripts/run --help` prints what they mean."""

EXIT_HELP = """exit codes:
   0  done                          14  no Odoo 19: neither ODOO_HOME nor a Debian mirror
   1  a step failed, see its log    15  a Debian package is gone or is not the one we know
   2  wrong usage                   16  ODOO_HOME is not Odoo 19.0
  10  Python is not 3.10 to 3.13    17  the port is taken
  11  Python cannot make a venv     18  the database is another version's, or not ours
  12  no network                    19  PostgreSQL does not answer or refuses
  13  not enough disk space         20  no browser for the tests
 130  interrupted; run it again"""


class Stop(Exception):
    """End the command with one clear sentence that says what to do; `cause` sets the exit code."""

    def __init__(self, cause, advice):
        super().__init__(advice)
        self.exit_code = EXIT_CODES[cause]


NETWORK_WORDS = (
    "could not resolve", "name resolution", "failed to establish a new connection",
    "network is unreachable", "connection refused", "connection timed out", "cannot initiate",
    "no route to host", "name or service not known", "read timed out", "eai_again", "enotfound",
    "newconnectionerror", "connectionerror", "could not connect", "unable to connect",
)
DISK_WORDS = ("no space left on device", "disk quota exceeded", "enospc")


def cause_of(text, online=False):
    """Name the cause that the output `text` of a failed tool shows: disk, network or failed."""
    lowered = text.lower()
    if any(word in lowered for word in DISK_WORDS):
        return "disk"
    if online and any(word in lowered for word in NETWORK_WORDS):
        return "network"
    return "failed"


ADVICE = {
    "disk": "no disk space left: free some gigabytes and run this again",
    "network": "no network: check the connection (or the proxy settings) and run this again",
    "failed": "the step failed",
}
