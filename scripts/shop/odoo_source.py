"""Find Odoo 19: a checkout the user names, or Debian's package unpacked privately."""

import dataclasses
import os
import re
from pathlib import Path

from . import debian
from .errors import Stop
from .guard import need_space
from .paths import ADDONS, REQUIREMENTS, fingerprint
from .progress import step

PACKAGES = (
    "odoo-19", "libjs-jquery", "libjs-jquery-form", "libjs-underscore", "fonts-roboto-unhinted",
    "fonts-font-awesome", "fonts-inconsolata", "fonts-ocr-b", "fonts-glyphicons-halflings",
    "fonts-montserrat",
)
"""Odoo, and the packages its files link to."""

PLACES = ("", "..", "usr/lib/python3/dist-packages", "lib/python3/dist-packages")
"""Where the folder `odoo` may lie, seen from what the user names."""


@dataclasses.dataclass(frozen=True)
class OdooSource:
    """Odoo 19 on disk."""

    root: Path
    """Folder for PYTHONPATH; the Python package `odoo` lies in it."""
    digest: str
    """Tells one Odoo from another, so that databases of different ones are kept apart."""

    @property
    def addons(self):
        """Folders with core's addons.

        A checkout has two; an installed package has all in one, and beside it Debian's has a
        second folder with nothing but the Python files of them, which must not be used.
        """
        inner, outer = self.root / "odoo" / "addons", self.root / "addons"
        whole = (inner / "point_of_sale").is_dir()
        return [inner] if whole or not outer.is_dir() else [outer, inner]

    def environment(self):
        """Return the environment that Odoo's commands run in."""
        paths = [str(self.root), *filter(None, [os.environ.get("PYTHONPATH")])]
        unwanted = {"ODOO_RC", "OPENERP_SERVER"}
        kept = {name: value for name, value in os.environ.items() if name not in unwanted}
        return kept | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1"}


def find(home, mirror=None):
    """Return Odoo 19 from ``ODOO_HOME``, else from Debian (fetched once)."""
    named = os.environ.get("ODOO_HOME")
    if named:
        root = find_root(Path(named).expanduser().resolve())
        return OdooSource(root, fingerprint(str(root))[:8])
    lock = debian.LOCK.read_text(encoding="utf-8")
    if list(home.glob("odoo-*")):
        prefix = debian.unpack(home, mirror, "odoo", PACKAGES)
    else:
        with step("Odoo 19, 140 MB from Debian"):
            need_space(home, 3)
            prefix = debian.unpack(home, mirror, "odoo", PACKAGES)
    return OdooSource(find_root(prefix), fingerprint(lock)[:8])


def find_root(place):
    """Return the folder in `place` that holds Odoo 19.0; stop when there is none."""
    for part in PLACES:
        root = (place / part).resolve()
        release = root / "odoo" / "release.py"
        if release.is_file():
            version = re.search(r"^version_info = \((\d+), (\d+)", release.read_text(), re.M)
            if version and version.groups() == ("19", "0"):
                return root
            shown = ".".join(version.groups()) if version else "unknown"
            raise Stop("odoo-home", f"{place} holds Odoo {shown}, not 19.0: check out branch 19.0")
    raise Stop("odoo-home", f"no Odoo in {place}: ODOO_HOME must be a checkout of branch 19.0 "
                            "(or the folder of an installed package)")


def our_addons():
    """Return the names of the addons of this repository that can be installed."""
    manifests = sorted(ADDONS.glob("*/__manifest__.py"))
    return [path.parent.name for path in manifests if read_manifest(path).get("installable", True)]


def read_manifest(path):
    """Return the manifest in the file `path` as a dict, without running it."""
    import ast  # noqa: PLC0415 (rarely needed)

    return ast.literal_eval(path.read_text(encoding="utf-8"))


def core_depends(default=(REQUIREMENTS / "core_addons.txt")):
    """Return the core addons that ours need, with those that belong to every shop of ours."""
    ours = our_addons()
    named = {name for addon in ours
             for name in read_manifest(ADDONS / addon / "__manifest__.py").get("depends", [])}
    listed = default.read_text(encoding="utf-8").split()
    return sorted((named | set(listed)) - set(ours))
