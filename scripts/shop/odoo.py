"""Odoo as a command: its configuration, its addons path, and the modules it installs."""

import dataclasses
from pathlib import Path

from .odoo_source import OdooSource
from .paths import ADDONS, TEST_ADDONS
from .postgres import Postgres
from .progress import run_tool

INSTALL_LOG = "install.log"


@dataclasses.dataclass(frozen=True)
class Odoo:
    """One Odoo 19, one Python with its packages, one server for its databases."""

    home: Path
    python: Path
    source: OdooSource
    server: Postgres

    @property
    def data(self):
        """Folder of Odoo's file stores and sessions."""
        return self.home / "data"

    def environment(self):
        """Return the environment of an Odoo process, the database server's settings included."""
        return self.source.environment() | self.server.environment

    def command(self, database, *arguments, runner=("-m", "odoo"), tests=False):
        """Return the command line that starts Odoo on `database`."""
        return [self.python, *runner, "-c", self.configuration(tests), "-d", database, *arguments]

    def configuration(self, tests=False):
        """Write the configuration file for our processes and return its path."""
        folders = [ADDONS, *([TEST_ADDONS] if tests and any(TEST_ADDONS.glob("*/")) else [])]
        folders = [*self.source.addons, *(path for path in folders if path.is_dir())]
        settings = {
            "addons_path": ",".join(map(str, folders)), "data_dir": self.data,
            "http_interface": "127.0.0.1", "list_db": False,
            "db_host": self.server.environment.get("PGHOST", False),
            "db_port": self.server.environment.get("PGPORT", False),
            "db_user": self.server.environment.get("PGUSER", False),
        }
        path = self.home / ("odoo-tests.conf" if tests else "odoo.conf")
        lines = ["[options]", *(f"{name} = {value}" for name, value in settings.items()), ""]
        if not path.exists() or path.read_text(encoding="utf-8") != "\n".join(lines):
            path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def warm(self, database):
        """Generate the asset bundles of `database`, which else the first browser waits for."""
        script = Path(__file__).parent / "inside_odoo" / "warm_assets.py"
        command = [self.python, "-m", "odoo", "shell", "-c", self.configuration(), "-d", database,
                   "--no-http"]
        run_tool(command, self.home / "log" / "assets.log", self.environment(), stdin=script)

    def change(self, database, *arguments, demo=False, tests=False, log=INSTALL_LOG):
        """Install or update modules in `database` as `arguments` say, without serving anyone."""
        more = ["--with-demo"] if demo else []
        run_tool(
            self.command(database, *arguments, *more, "--stop-after-init", "--no-http",
                         "--max-cron-threads=0", tests=tests),
            self.home / "log" / log, self.environment(),
        )
