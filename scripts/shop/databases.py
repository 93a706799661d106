"""Databases that are either complete or not there: built under another name, then renamed."""

import json
import os
import shutil

from .errors import Stop

UNFINISHED, REPLACED = "__unfinished", "__replaced"
"""What the name of a database ends with while it is built, and while it is given up."""

PASSING = "passing_"
"""What the name of a database that lives for one test run begins with, after the prefix."""


class Databases:
    """The databases on one server, with the files that Odoo keeps beside each."""

    def __init__(self, server, data):
        self.server = server
        self.files = data / "filestore"

    def names(self):
        """Return the names of all databases of the server."""
        return {row[0] for row in self.server.query("select datname from pg_database")}

    def note_of(self, name):
        """Return the note we left on the database `name`, or None when it is not one of ours."""
        (text,), = self.server.query(
            "select coalesce(shobj_description(oid, 'pg_database'), '') "
            f"from pg_database where datname = {literal(name)}")
        try:
            note = json.loads(text)
        except ValueError:
            return None
        return note if isinstance(note, dict) and "loyalty_suite" in note else None

    def set_note(self, name, **note):
        """Leave a note on the database `name`; it marks the database as ours."""
        text = json.dumps(note | {"loyalty_suite": 1}, sort_keys=True)
        self.server.query(f"comment on database {quoted(name)} is {literal(text)}")

    def drop(self, name):
        """Remove the database `name` and its files, with whoever is connected to it."""
        self.server.query(f"drop database if exists {quoted(name)} with (force)")
        shutil.rmtree(self.files / name, ignore_errors=True)

    def sweep(self, prefix):
        """Remove what killed runs left of the databases with that `prefix`."""
        for name in self.names():
            if name.startswith(prefix) and (name.endswith((UNFINISHED, REPLACED))
                                            or name.startswith(prefix + PASSING)):
                self.drop(name)

    def copy(self, source, name):
        """Make the database `name` as a copy of `source`; files are shared by hard links."""
        self.disconnect(source)
        self.server.query(f"create database {quoted(name)} template {quoted(source)}")
        if (self.files / source).is_dir():
            shutil.rmtree(self.files / name, ignore_errors=True)
            shutil.copytree(self.files / source, self.files / name, copy_function=os.link)

    def build(self, name, source, fill, **note):
        """Make the database `name` from the template `source` (None: from nothing) with `fill`.

        `fill` gets the name under which the database is built. When anything fails, or the
        process is interrupted, nothing called `name` exists.
        """
        work = name + UNFINISHED
        self.drop(work)
        try:
            if source:
                self.copy(source, work)
            else:
                self.server.query(f"create database {quoted(work)} encoding 'UTF8' "
                                  "template template0 lc_collate 'C'")
            fill(work)
            self.set_note(work, **note)
            self.rename(work, name)
        except BaseException:
            self.drop(work)
            raise

    def rebuild(self, name, change, **note):
        """Apply `change` to the database `name`: all of it, or, when anything fails, nothing."""
        work, old = name + UNFINISHED, name + REPLACED
        self.drop(work)
        self.drop(old)
        try:
            self.copy(name, work)
            change(work)
            self.set_note(work, **note)
            self.disconnect(work)
            self.disconnect(name)
            self.add_files(work, name)
            self.server.query(f"alter database {quoted(name)} rename to {quoted(old)}; "
                              f"alter database {quoted(work)} rename to {quoted(name)}")
        finally:
            self.drop(work)
        self.drop(old)

    def add_files(self, source, target):
        """Give `target` the files of `source` that it lacks; files are named by their content."""
        for path in (self.files / source).rglob("*"):
            twin = self.files / target / path.relative_to(self.files / source)
            if path.is_file() and not twin.exists():
                twin.parent.mkdir(parents=True, exist_ok=True)
                os.link(path, twin)

    def disconnect(self, name):
        """End all connections to the database `name`."""
        self.server.query("select pg_terminate_backend(pid) from pg_stat_activity "
                          f"where datname = {literal(name)}")

    def rename(self, old, new):
        """Give the database `old` its final name; files first, so that none is missing later."""
        self.disconnect(old)
        shutil.rmtree(self.files / new, ignore_errors=True)
        if (self.files / old).is_dir():
            (self.files / old).rename(self.files / new)
        self.server.query(f"alter database {quoted(old)} rename to {quoted(new)}")

    def check_ours(self, name):
        """Return our note on the existing database `name`; stop when it is somebody else's."""
        note = self.note_of(name)
        if note is None:
            raise Stop("database", f"the database {name} was not made by this command and stays "
                                   "untouched: choose another name with --db NAME")
        return note


def quoted(name):
    """Return `name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    """Return `text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
