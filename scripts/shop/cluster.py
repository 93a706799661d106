"""A private PostgreSQL cluster, from the programs in a Python wheel, run by root or by anyone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from .errors import ADVICE, Stop, cause_of
from .paths import fingerprint, is_open_to_all
from .progress import step

SETTINGS = """
listen_addresses = ''
max_connections = 60
shared_buffers = 256MB
synchronous_commit = off
max_wal_size = 2GB
"""
"""Private use: no network port at all; a power cut may lose the last second, never consistency."""

SOCKET_PATH_MAX = 90
"""A socket's path may have 107 bytes, its own name included."""

LOANED_USER = "nobody"
"""Root's cluster runs as this user, because PostgreSQL refuses to run as root."""


def ready(home, tools):
    """Return the folder of the socket of our running cluster in `home`, started if need be."""
    if os.geteuid() == 0 and not is_open_to_all(home):
        raise Stop("postgres", "PostgreSQL cannot run as root, and no other user may enter "
                               f"{home}: name an open folder with LOYALTY_HOME")
    folder, sockets = home / "pg", socket_folder(home)
    if not (folder / "PG_VERSION").exists():
        with step("PostgreSQL, a private cluster"):
            create(folder, tools)
    check_version(folder, tools)
    if not is_running(folder, tools):
        with step("PostgreSQL, start"):
            start(folder, sockets, tools)
    return sockets


def check_version(folder, tools):
    """Stop when the cluster `folder` was made by another PostgreSQL than the one in `tools`."""
    made_by = (folder / "PG_VERSION").read_text(encoding="utf-8").strip()
    ours = tools.parent.name.removeprefix("pginstall")
    if made_by != ours:
        raise Stop("database", f"{folder} was made by PostgreSQL {made_by}, this is {ours}: dump "
                               "what you need with the old one, then move the folder away")


def start(folder, sockets, tools):
    """Start the server of the cluster `folder`; it listens on a socket only, in `sockets`."""
    if sockets != folder:
        sockets.mkdir(mode=0o700, exist_ok=True)
        lend(sockets)
    log = folder / "server.log"
    if as_owner([tools / "pg_ctl", "-D", folder, "-l", log, "-w", "-t", "120",
                 "-o", f"-k '{sockets}'", "start"], log_of(folder)) != 0:
        shown = log.read_text(errors="replace") if log.exists() else ""
        raise Stop("postgres", f"{shown[-800:]}\nPostgreSQL did not start, see {log}")


def create(folder, tools):
    """Make an empty cluster with the role `odoo`, under another name until it is whole."""
    work = folder.with_name("pg.unfinished")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(mode=0o700)
    lend(work)
    try:
        command = [tools / "initdb", "-D", work, "-U", "odoo", "--auth=trust", "-E", "UTF8",
                   "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale", "-N"]
        if as_owner(command, log_of(folder)) != 0:
            text = log_of(folder).read_text(errors="replace")
            raise Stop("postgres" if cause_of(text) == "failed" else cause_of(text),
                       f"{text[-800:]}\n{ADVICE[cause_of(text)]}: PostgreSQL could not be set up")
        with (work / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(SETTINGS)
        work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def stop(home, tools):
    """Stop our private cluster if it runs; tell whether it did."""
    folder = home / "pg"
    if not (folder / "PG_VERSION").exists() or not is_running(folder, tools):
        return False
    as_owner([tools / "pg_ctl", "-D", folder, "-m", "fast", "-w", "stop"], log_of(folder))
    return True


def is_running(folder, tools):
    """Tell whether a server runs on the cluster `folder`."""
    return as_owner([tools / "pg_ctl", "-D", folder, "status"], log_of(folder)) == 0


def log_of(folder):
    """Return the file that the last command on the cluster `folder` wrote to."""
    return folder.parent / "log" / "pg.log"


def socket_folder(home):
    """Return where the server's socket goes: the cluster, unless its path is too long for one."""
    folder = home / "pg"
    if len(os.fsencode(folder)) <= SOCKET_PATH_MAX:
        return folder
    return Path(tempfile.gettempdir()) / f"loyalty-{os.getuid()}-{fingerprint(str(home))[:12]}"


def lend(folder):
    """Give `folder` to the user that PostgreSQL runs as, when we are root."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam(LOANED_USER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def as_owner(command, log):
    """Run one of PostgreSQL's commands as the cluster's owner; return its exit code."""
    identity = {}
    if os.geteuid() == 0:
        owner = pwd.getpwnam(LOANED_USER)
        identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    with log.open("wb") as output:
        return subprocess.run(
            [str(part) for part in command], stdout=output, stderr=subprocess.STDOUT, cwd="/",
            stdin=subprocess.DEVNULL, start_new_session=True, **identity,
        ).returncode
