"""Files of Debian packages, fetched and unpacked without root and without installing anything."""

import contextlib
import hashlib
import io
import re
import shutil
import tarfile
import urllib.error
import urllib.request
from pathlib import Path

from .errors import Stop, cause_of
from .paths import REQUIREMENTS, fingerprint
from .progress import start_tool

LOCK = REQUIREMENTS / "debian.lock"
APT_HELPER = Path("/usr/lib/apt/apt-helper")
ASK_FOR_ODOO = "set ODOO_HOME to an Odoo 19.0 checkout, or name a mirror: --debian-mirror URL"

DOWNLOAD = "download.deb"
UNPACKING = {"filter": "tar"} if hasattr(tarfile, "tar_filter") else {}
"""Nothing outside the folder may be written (older Pythons cannot say so)."""


def read_lock(text):
    """Return {package name: (path below the mirror, size in bytes, SHA-256)}."""
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {path.rsplit("/", 1)[1].split("_")[0]: (path, int(size), digest)
            for path, size, digest in rows}


def find_mirror(etc=Path("/etc")):
    """Return the address of the Debian mirror this machine itself uses, or None."""
    release = etc / "os-release"
    if not release.exists() or not re.search(r"^ID=\"?debian\b", release.read_text(), re.M):
        return None
    files = [etc / "apt/sources.list", *sorted(etc.glob("apt/sources.list.d/*"))]
    text = "\n".join(file.read_text(errors="replace") for file in files if file.is_file())
    text = re.sub(r"^\s*#.*$", "", text, flags=re.M)
    found = re.findall(r"^URIs:\s*(\S+)|^deb\s+(?:\[[^]]*\]\s*)?(\S+)\s", text, re.M)
    addresses = [expand(one or other) for one, other in found]
    return next((address for address in addresses if is_main(address)), None)


def expand(address):
    """Follow apt's ``mirror+file:`` to the first address in that file."""
    if address.startswith("mirror+file:"):
        with contextlib.suppress(OSError, IndexError):
            return Path(address.removeprefix("mirror+file:")).read_text().split()[0]
    return address


def is_main(address):
    """Tell whether `address` is the main archive, not its security or a stranger's."""
    return re.search(r"/debian(/\d+T\d+Z)?/?$", address) is not None


def unpack(home, mirror, name, packages):
    """Return a folder with the files of `packages`, complete and checked, made if need be."""
    lock = read_lock(LOCK.read_text(encoding="utf-8"))
    rows = [lock[package] for package in packages]
    folder = home / f"{name}-{fingerprint(repr(rows))[:12]}"
    if folder.exists():
        return folder
    mirror = mirror or find_mirror()
    if not mirror:
        raise Stop("odoo", f"no Debian mirror on this system: {ASK_FOR_ODOO}")
    for old in home.glob(f"{name}-*"):
        shutil.rmtree(old, ignore_errors=True)
    work = home / f"{name}.unfinished"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        for row in rows:
            extract(fetch(mirror, row, home), work)
        work.rename(folder)
    finally:
        (home / DOWNLOAD).unlink(missing_ok=True)
        shutil.rmtree(work, ignore_errors=True)
    return folder


def fetch(mirror, row, home):
    """Download one package named in the lock, check it, and return its file."""
    path, size, digest = row
    address, target = f"{mirror.rstrip('/')}/{path}", home / DOWNLOAD
    get = by_apt if APT_HELPER.exists() else by_python
    get(address, target, home / "log" / "download.log")
    if target.stat().st_size != size or digest_of(target) != digest:
        raise Stop("package", f"{path.rsplit('/', 1)[1]} is not the package in our lock file: "
                              f"{ASK_FOR_ODOO}")
    return target


def digest_of(path):
    """Return the SHA-256 of the file `path`."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def by_apt(address, target, log):
    """Download with apt's own helper, which knows the machine's proxies and credentials."""
    target.unlink(missing_ok=True)
    command = [APT_HELPER, "-oAPT::Sandbox::User=root", "-oAcquire::Retries=3"]
    if start_tool([*command, "download-file", address, target], log) != 0:
        refuse(address, log.read_text(errors="replace"))


def by_python(address, target, log):
    """Download where there is no apt."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer, target.open("wb") as file:
            shutil.copyfileobj(answer, file)
    except (urllib.error.URLError, OSError) as error:
        log.write_text(str(error), encoding="utf-8")
        refuse(address, str(error))


def refuse(address, text):
    """Say why `address` could not be had, from the words of the tool that tried."""
    name = address.rsplit("/", 1)[1]
    if re.search(r"\b404\b", text):
        raise Stop("package", f"{name} is gone from the Debian mirror: {ASK_FOR_ODOO}")
    if cause_of(text) == "disk":
        raise Stop("disk", "no disk space left: free some gigabytes and run this again")
    raise Stop("network", f"no network: {name} could not be fetched from the Debian mirror; check "
                          "the connection and run this again, or set ODOO_HOME")


def extract(package, folder):
    """Unpack the Debian package in the file `package` into `folder`.

    A package is an ar archive; its files are in the last part, a compressed tar, which is read
    as a stream: Odoo's has a gigabyte.
    """
    with package.open("rb") as file:
        file.seek(8)
        while header := file.read(60):
            name, size = header[:16].decode().strip().rstrip("/"), int(header[48:58])
            if name == "data.tar.xz":
                with tarfile.open(fileobj=file, mode="r|xz") as tar:
                    tar.extractall(folder, **UNPACKING)
                return
            file.seek(size + size % 2, io.SEEK_CUR)
    raise Stop("package", f"a package without data.tar.xz: {ASK_FOR_ODOO}")
