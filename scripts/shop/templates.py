"""Template databases: core installed once, our addons on top of it, then copies in seconds."""

import threading
from collections import defaultdict

from .databases import Databases
from .errors import Stop
from .guard import need_space
from .odoo_source import core_depends, our_addons
from .paths import ADDONS, TEST_ADDONS, fingerprint
from .progress import say, step


class Shop:
    """The databases of this checkout, made on demand."""

    def __init__(self, odoo):
        self.odoo = odoo
        self.databases = Databases(odoo.server, odoo.data)
        self.prefix = f"shop_{odoo.server.digest}_"
        self.databases.sweep(self.prefix)
        self.locks = defaultdict(threading.Lock)

    def core(self, demo):
        """Return the name of a template with the core addons that ours need."""
        modules = core_depends()
        kind = "core_demo" if demo else "core_plain"
        key = fingerprint(self.odoo.source.digest, *modules, "" if demo else "warm")[:8]

        def fill(name):
            self.odoo.change(name, "-i", ",".join(modules), demo=demo)
            if not demo:  # these are for tests, whose browsers have no patience
                self.odoo.warm(name)

        words = "with demo data" if demo else "without demo data"
        return self.template(kind, key, None, fill, f"core addons {words}, about 3 minutes")

    def ours(self, demo):
        """Return the name of a template with all addons of this repository installed."""
        modules = our_addons()
        if not modules:
            raise Stop("failed", f"there are no addons in {ADDONS}")
        core = self.core(demo)
        kind = "ours_demo" if demo else "ours_plain"

        def fill(name):
            self.odoo.change(name, "-i", ",".join(modules), demo=demo, log=f"{kind}.log")

        return self.template(kind, fingerprint(core, content())[:8], core, fill,
                             f"our addons: {', '.join(modules)}")

    def template(self, kind, key, source, fill, title):
        """Return the template of that `kind` and `key`, built with `fill` unless it is there."""
        name = f"{self.prefix}{kind}_{key}"
        with self.locks[kind]:
            if name not in self.databases.names():
                with step(f"database: {title}"):
                    need_space(self.odoo.home, 2)
                    self.databases.build(name, source, fill, kind=kind)
                self.forget(kind, name)
        return name

    def forget(self, kind, keep):
        """Remove the templates of that `kind` but the one called `keep`."""
        for old in self.databases.names():
            if old.startswith(f"{self.prefix}{kind}_") and old != keep:
                self.databases.drop(old)

    def ensure(self, name, demo, reset=False):
        """Make the database `name` ready for use: new, as it is, or with its addons updated."""
        if name in self.databases.names():
            note = self.databases.check_ours(name)
            if not reset:
                return self.bring_up_to_date(name, note, demo)
            with step(f"database {name}: removed, as asked"):
                self.databases.drop(name)
        source = self.ours(demo)
        with step(f"database {name}"):
            self.databases.build(name, source, lambda _name: None, **self.note(demo))
        return None

    def note(self, demo):
        """Return what we remember about a database: its Odoo, its addons, its data."""
        return {"odoo": "19.0", "content": content(), "demo": demo}

    def bring_up_to_date(self, name, note, demo):
        """Update our addons in the database `name` if they changed since it was made."""
        if note.get("odoo") != "19.0":
            raise Stop("database", f"the database {name} is of Odoo {note.get('odoo')}: start it "
                                   "afresh with --reset, or choose another name with --db NAME")
        if note.get("demo") != demo:
            kind = "with" if note.get("demo") else "without"
            raise Stop("database", f"the database {name} was made {kind} demo data: start it "
                                   "afresh with --reset, or choose another name with --db NAME")
        if note.get("content") == content():
            say(f"database {name}: ready")
            return
        modules = ",".join(our_addons())
        with step(f"database {name}: addons changed, updating them (your data stay)"):
            self.databases.rebuild(
                name, lambda work: self.odoo.change(work, "-i", modules, "-u", modules, demo=demo),
                **self.note(demo))


def content(folders=(ADDONS, TEST_ADDONS)):
    """Return a digest of all that gets into a database from the addons of this repository."""
    parts = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in (".pyc", ".md"):
                parts += [str(path.relative_to(folder)), path.read_bytes()]
    return fingerprint(*parts)[:16]
