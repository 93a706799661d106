"""Show each step with the time that has passed, and run the tools that a step needs."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time

from .errors import ADVICE, Stop, cause_of

START = time.monotonic()
LOG_LINES_SHOWN = 12
RUNNING = set()
"""The tools that some thread waits for."""


def clock():
    """Return the time since the command began, as ``m:ss``."""
    seconds = int(time.monotonic() - START)
    return f"{seconds // 60:3d}:{seconds % 60:02d}"


def say(text):
    """Print one line with the elapsed time in front."""
    print(f"{clock()}  {text}", flush=True)


@contextlib.contextmanager
def step(name):
    """Announce a step called `name`, and how long it took once it is done."""
    began = time.monotonic()
    say(f"{name} ...")
    with ticking(name):
        yield
    took = time.monotonic() - began
    if took >= 1:
        say(f"{name}: done in {took:.0f} s")


@contextlib.contextmanager
def ticking(name):
    """On a terminal, let a person see that the step called `name` is alive."""
    over = threading.Event()

    def tick():
        while not over.wait(1):
            print(f"{clock()}  {name} ...", end="\r", flush=True)

    if sys.stdout.isatty():
        threading.Thread(target=tick, daemon=True).start()
    try:
        yield
    finally:
        over.set()


def run_tool(command, log, environment=None, folder=None, stdin=os.devnull, online=False):
    """Run `command` to its end with its output in the file `log`; any failure raises `Stop`.

    Only a tool that goes `online` can be said to fail for want of a network.
    """
    if start_tool(command, log, environment, folder, stdin=stdin) != 0:
        text = log.read_text(encoding="utf-8", errors="replace")
        cause = cause_of(text, online)
        telling = [line for line in text.splitlines() if " INFO " not in line]
        sys.stderr.write("\n" + "\n".join(telling[-LOG_LINES_SHOWN:]) + "\n")
        raise Stop(cause, f"{ADVICE[cause]} (all of it: {log})")


def start_tool(command, log, environment=None, folder=None, idle_limit=None, stdin=os.devnull):
    """Run `command` with its output in `log` and return its exit code.

    It gets a process group of its own, which is ended with it when this command is interrupted or
    when nothing was logged for `idle_limit` seconds.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output, open(stdin, "rb") as source:
        process = subprocess.Popen(
            [str(part) for part in command], stdout=output, stderr=subprocess.STDOUT,
            stdin=source, env=environment, cwd=folder, start_new_session=True,
        )
        RUNNING.add(process)
        try:
            return wait_for(process, log, idle_limit)
        finally:
            RUNNING.discard(process)
            end_group(process)


def wait_for(process, log, idle_limit):
    """Wait for `process`; after `idle_limit` silent seconds give it up with exit code 124."""
    while True:
        try:
            return process.wait(timeout=idle_limit and 5)
        except subprocess.TimeoutExpired:
            if time.time() - log.stat().st_mtime > idle_limit:
                return 124


def end_tools():
    """End the tools that other threads wait for; these threads see them fail."""
    for process in tuple(RUNNING):
        end_group(process)


def end_group(process):
    """End the process group of `process`, whatever is left of it."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
