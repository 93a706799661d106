"""Start the card agent: `python -m box --settings card_agent.json`."""

import argparse
import logging
import signal
import sys
import threading

from . import Agent, SettingsError, read_settings
from .server import make_server


def main(arguments=None):
    """Run until a signal ends it; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m box", description="Card agent for tills.")
    parser.add_argument("--settings", required=True, help="JSON file, see card_agent.example.json")
    parser.add_argument("--check", action="store_true", help="only check the settings")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        settings = read_settings(options.settings)
        if options.check:
            return 0
        agent = Agent(settings)
        server = make_server(agent)
    except (SettingsError, OSError) as error:
        sys.stderr.write(f"card agent: {error}\n")
        return 2
    _serve(agent, server)
    return 0


def _serve(agent, server):
    """Read and answer until SIGTERM or Ctrl+C."""

    def end(*_signal):
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    agent.start()
    sys.stdout.write("card agent: http://{}:{}\n".format(*server.server_address[:2]))
    sys.stdout.flush()
    server.serve_forever(poll_interval=0.2)
    agent.stop()
    server.server_close()


if __name__ == "__main__":
    sys.exit(main())
