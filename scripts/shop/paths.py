"""Where things are: the checkout, its addons, and the private folder that holds all the rest."""

import hashlib
import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ADDONS = CHECKOUT / "addons"
TEST_ADDONS = CHECKOUT / "tests" / "addons"
REQUIREMENTS = CHECKOUT / "scripts" / "requirements"


def is_open_to_all(folder):
    """Tell whether any user of the machine may walk down to `folder`."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return all(path.stat().st_mode & 0o001 for path in (existing, *existing.parents))


def choose_home(environment, checkout, is_root, is_open=is_open_to_all):
    """Return the private folder: what ``LOYALTY_HOME`` says, else ``.runtime`` in the checkout.

    PostgreSQL refuses to run as root, so root lends it another user; that user cannot walk into a
    checkout below a closed folder such as root's own. Then the private folder is put beside the
    system's other services and the checkout only links to it.
    """
    if environment.get("LOYALTY_HOME"):
        return Path(environment["LOYALTY_HOME"]).expanduser().resolve()
    if is_root and not is_open(checkout):
        return Path("/var/lib/loyalty-suite") / fingerprint(str(checkout))[:12]
    return checkout / ".runtime"


def fingerprint(*parts):
    """Return a hexadecimal digest of texts or bytes, the same on every machine."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def make_home():
    """Create the private folder if need be, and return it."""
    home = choose_home(os.environ, CHECKOUT, os.geteuid() == 0)
    home.mkdir(parents=True, exist_ok=True)
    (home / "log").mkdir(exist_ok=True)
    link = CHECKOUT / ".runtime"
    if home != link and not link.exists() and not os.environ.get("LOYALTY_HOME"):
        link.symlink_to(home)
    return home.resolve()  # one name, also where checkouts share the folder by a link
