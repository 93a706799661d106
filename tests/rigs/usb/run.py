"""USB readers in a virtual machine, by hand: python tests/rigs/usb/run.py

Needs Debian 12 or later with the packages that it names when they are missing, and root: the
guest sees the files of this machine, read-only. Boots Debian's kernel in QEMU; inside, USB
gadgets are the readers, the agent is installed as docs/hardware.md says and a till asks it.
Prints what was measured and, last, how many tests passed; ends with 1 when one failed.

The guest is kept in the private folder; arguments behind `--` are pytest's: `-- -k keyboard`.
"""

import argparse
import os
import shlex
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[2] / "scripts")]
sys.dont_write_bytecode = True

import guest  # noqa: E402 (the path is set above)

from shop import venv  # noqa: E402 (the path is set above)
from shop.paths import make_home  # noqa: E402 (the path is set above)

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accelerator", default="tcg,thread=multi",
                        help="of QEMU: the machine is emulated (%(default)s); kvm is faster")
    parser.add_argument("pytest", nargs="*", help="arguments for pytest, behind --")
    options = parser.parse_args()
    missing = guest.missing_packages()
    if missing or os.geteuid():
        sys.exit(f"as root, after: apt-get install {' '.join(missing)}")
    home = make_home()
    tools = venv.make(home, "tools", below=venv.make(home, "odoo"))
    folder = home / "usb-guest"
    version = guest.build(folder)
    print(f"Linux {version} in QEMU, {options.accelerator}", flush=True)
    with tempfile.TemporaryDirectory() as shared:
        command = shlex.join([str(tools), "-B", str(HERE / "inside/installed.py"),
                              *options.pytest])
        Path(shared, "command").write_text(f"export PATH={PATH} HOME=/root\n{command}\n")
        log = home / "log" / "usb-guest.log"
        status = guest.boot(folder, Path(shared), options.accelerator, log)
    print(log.read_text(errors="replace"))
    sys.exit(1 if status is None else status)


if __name__ == "__main__":
    main()
