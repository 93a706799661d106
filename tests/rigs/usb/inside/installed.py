"""The agent as docs/hardware.md installs it: its own user, its own folder, its own Python.

Only pip is missing, the guest has no network: the library is that of the tests' Python.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import serial

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "addons/pos_card_reader/tests"))

from box_rig import ADDON, AgentProcess  # noqa: E402 (the path is set above)

HOME = Path("/usr/local/lib/card-agent")
USER, CASHIER = "card-agent", "cashier"
GROUPS = ("dialout", "input")  # those that the document names for serial readers and keyboards
NICE = -10  # as its service has it
DOCUMENT = ADDON.parents[1] / "docs" / "hardware.md"


def install():
    """Install the agent and the udev rule for HID readers, start udev."""
    for place in GROUPS:
        subprocess.run(["groupadd", "--force", "--system", place], check=True)
    subprocess.run(["useradd", "--system", "--groups", ",".join(GROUPS), USER], check=True)
    subprocess.run(["useradd", "--create-home", "--groups", "dialout", CASHIER], check=True)
    for name in ("box", "codec"):
        shutil.copytree(ADDON / name, HOME / name)
    subprocess.run(["/usr/bin/python3", "-m", "venv", "--without-pip", HOME / "venv"], check=True)
    [packages] = (HOME / "venv/lib").glob("python*/site-packages")
    shutil.copytree(Path(serial.__file__).parent, packages / "serial")
    Path("/etc/udev/rules.d/70-card-reader.rules").write_text(rule_of_the_document())
    subprocess.run(["/lib/systemd/systemd-udevd", "--daemon"], check=True)


def rule_of_the_document():
    """Return the udev rule that the document gives for the agent."""
    [rule] = re.findall(r"^(KERNEL==\"hidraw.*SYMLINK.*)$", DOCUMENT.read_text(), re.MULTILINE)
    return rule + "\n"


class InstalledAgent(AgentProcess):
    """The agent as its service starts it."""

    def start(self):
        shutil.chown(self.settings_file, USER)
        self.settings_file.chmod(0o600)
        for folder in (self.folder, *self.folder.parents):
            folder.chmod(folder.stat().st_mode | 0o005)
        shutil.chown(self.folder, USER)
        os.setpriority(os.PRIO_PROCESS, 0, NICE)
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [HOME / "venv/bin/python", "-m", "box", "--settings", self.settings_file],
                cwd=HOME, env={"PATH": os.environ["PATH"]}, text=True, stdout=subprocess.PIPE,
                stderr=log, user=USER, group=USER, extra_groups=GROUPS)
        os.setpriority(os.PRIO_PROCESS, 0, 0)
        line = self.process.stdout.readline()
        assert line.startswith("card agent: http"), self.log.read_text()


def main():
    """Install, run the tests beside this file with pytest and return its exit code."""
    install()
    here = Path(__file__).parent
    command = [sys.executable, "-B", "-m", "pytest", "-p", "no:cacheprovider", "-v", "-s",
               "--color=no", "--tb=short", f"--rootdir={here}", here, *sys.argv[1:]]
    return subprocess.run(command, cwd=here).returncode


if __name__ == "__main__":
    sys.exit(main())
