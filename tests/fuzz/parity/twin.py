"""The JavaScript engine as a long-lived process that answers lists of cases."""

import json
import subprocess
from pathlib import Path


class Twin:
    """Use as a context manager; ends its process on the way out."""

    def __enter__(self):
        self.process = subprocess.Popen(
            ["node", str(Path(__file__).with_name("twin.mjs"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_error):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def outcomes(self, cases):
        """Return what JavaScript makes of each case; one line each way, so no pipe can fill up."""
        asked = [{"call": case["call"], "args": case["args"]} for case in cases]
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())
