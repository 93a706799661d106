"""What surrounds every command: one run at a time, clean ends, clear messages."""

import contextlib
import fcntl
import os
import shutil
import signal
import sys

from .errors import EXIT_CODES, Stop
from .progress import say

GIGABYTE = 1 << 30


@contextlib.contextmanager
def one_at_a_time(home):
    """Let only one command at a time change the private folder `home`; a second one waits."""
    with (home / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            say(f"waiting for the command that is at work in {home} (process {file.read()})")
            fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def need_space(folder, gigabytes):
    """Stop when the disk of `folder` has less than `gigabytes` free."""
    free = shutil.disk_usage(folder).free / GIGABYTE
    if free < gigabytes:
        raise Stop("disk", f"{free:.1f} GB free in {folder}, {gigabytes} GB needed: make room, "
                           "or name another folder with LOYALTY_HOME")


def run_command(main, arguments):
    """Call `main(arguments)` and return the exit code of the command."""
    os.umask(0o022)  # root's files are read by the user that PostgreSQL runs as
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    try:
        return main(arguments) or 0
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return stop.exit_code
    except KeyboardInterrupt:
        print("\ninterrupted; nothing half-made is kept, run it again to go on", file=sys.stderr)
        return EXIT_CODES["interrupted"]
    except BrokenPipeError:  # the reader of our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno not in (28, 122):  # no space left, quota exceeded
            raise
        print(f"\nno disk space left ({error.filename}): free some and run again", file=sys.stderr)
        return EXIT_CODES["disk"]
