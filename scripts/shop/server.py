"""The running Odoo: start it in the background, wait until it answers, stop it."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from .errors import Stop
from .progress import step

START_LIMIT = 180
"""Seconds that Odoo may take until it answers."""


def state_of(home):
    """Return what is known of the running Odoo ({pid, port, db, content}), or None."""
    try:
        state = json.loads((home / "server.json").read_text(encoding="utf-8"))
        words = Path(f"/proc/{state['pid']}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError, KeyError):
        return None
    return state if str(home / "odoo.conf").encode() in words else None


def check_port(port):
    """Stop when something else already listens on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OverflowError as error:
            raise Stop("usage", f"--port {port}: a port is a number up to 65535") from error
        except PermissionError as error:
            raise Stop("port", f"port {port} needs root: choose one above 1023, --port 8069") \
                from error
        except OSError as error:
            raise Stop("port", f"port {port} is taken by another program: choose a free one, for "
                               f"example --port {port + 1 if port < 65535 else 8070}") from error


def start(odoo, database, port, content):
    """Start Odoo on `database` in the background; return when it answers on `port`."""
    log = odoo.home / "log" / "odoo.log"
    command = odoo.command(database, f"--http-port={port}", f"--db-filter=^{database}$",
                           "--max-cron-threads=1")
    with step("Odoo, start"):
        with log.open("ab") as output:
            process = subprocess.Popen(
                [str(part) for part in command], stdout=output, stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL, env=odoo.environment(), start_new_session=True)
        state = {"pid": process.pid, "port": port, "db": database, "content": content}
        try:
            (odoo.home / "server.json").write_text(json.dumps(state), encoding="utf-8")
            wait_until_it_answers(process, port, log)
        except BaseException:
            end(process.pid)
            (odoo.home / "server.json").unlink(missing_ok=True)
            raise


def wait_until_it_answers(process, port, log):
    """Return when Odoo answers a request for its login page."""
    limit = time.monotonic() + START_LIMIT
    while time.monotonic() < limit:
        if process.poll() is not None:
            shown = "\n".join(log.read_text(errors="replace").splitlines()[-8:])
            raise Stop("failed", f"{shown}\nOdoo ended at once (all of it: {log})")
        if answers(port):
            return
        time.sleep(0.3)
    raise Stop("failed", f"Odoo did not answer within {START_LIMIT} s (see {log})")


def answers(port):
    """Tell whether Odoo's login page is served on `port`."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://127.0.0.1:{port}/web/login", timeout=60) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def end(pid):
    """End the process group `pid`, gently first."""
    with contextlib.suppress(ProcessLookupError):
        for sign, patience in ((signal.SIGTERM, 15), (signal.SIGKILL, 5)):
            os.killpg(pid, sign)
            limit = time.monotonic() + patience
            while time.monotonic() < limit and is_alive(pid):
                time.sleep(0.1)


def is_alive(pid):
    """Tell whether the process `pid` is at work (a dead one that nobody awaited is not)."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def stop(home):
    """Stop the Odoo that was started from `home`; tell whether there was one."""
    state = state_of(home)
    if state:
        end(state["pid"])
    (home / "server.json").unlink(missing_ok=True)
    return bool(state)
