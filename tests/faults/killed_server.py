"""A real Odoo server that may be killed at any moment, and what it leaves in its database."""

import json
import os
import signal
import subprocess
from pathlib import Path

from shop import server

HERE = Path(__file__).parent


class Server:
    """Odoo on one database; `kill` ends all of its processes as a power cut does."""

    def __init__(self, database):
        self.database, self.process = database, None
        self.port = int(os.environ["LOYALTY_PORT"])
        self.url = f"http://127.0.0.1:{self.port}"
        self.work = Path(os.environ["LOYALTY_WORK"])

    def command(self, runner, *arguments):
        """The command line of a program of Odoo on this database."""
        python, configuration = os.environ["LOYALTY_PYTHON"], os.environ["LOYALTY_CONF"]
        return [python, *runner, "-c", configuration, "-d", self.database, *arguments]

    def start(self):
        """Start and wait until it answers."""
        command = self.command(
            ("-m", "odoo"),
            f"--http-port={self.port}",
            f"--db-filter=^{self.database}$",
            "--max-cron-threads=0",
        )
        log = self.work / f"{self.database}.log"
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )
        server.wait_until_it_answers(self.process, self.port, log)
        return self

    def kill(self):
        """End every process of the server at once, whatever it is doing."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def left_behind(self):
        """What a delivery writes, by table, once the cron has run (`LeftBehind`)."""
        answer = self.work / f"{self.database}.json"
        program = HERE / "inside_odoo" / "left_behind.py"
        environment = os.environ | {"FAULTS_FILE": str(answer)}
        subprocess.run(self.command((str(program),)), env=environment, check=True)
        return json.loads(answer.read_text())
