#!/usr/bin/env python3
"""Time both engines on a large receipt: python3 tests/bench/engine/bench.py (needs Node 20).

A till evaluates on every change of the order, so a receipt of 200 lines with 100 programs must
stay below a frame of the screen, 16 ms at the 95th percentile in JavaScript. No test asserts a
time: this only prints. The first rounds, in which the machine warms up, are left out; on a busy
machine the fastest round says most.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from large import LINES, PROGRAMS, engine_vectors, large  # noqa: E402

WARM, ROUNDS = 30, 200


def python_times(case):
    """Return the milliseconds of each round in Python."""
    times = []
    for _round in range(WARM // 10 + ROUNDS // 10):
        started = time.perf_counter()
        engine_vectors.engine.evaluate(*case)
        times.append(1000 * (time.perf_counter() - started))
    return times[WARM // 10 :]


def script_times(case):
    """Return the milliseconds of each round in JavaScript, in Node."""
    command = ["node", str(Path(__file__).with_name("bench.mjs")), str(WARM + ROUNDS)]
    asked = json.dumps(case)
    done = subprocess.run(command, input=asked, text=True, capture_output=True, check=True)
    return json.loads(done.stdout)[WARM:]


def main():
    """Print the median and the 95th percentile for both scopes in both languages."""
    for scope in ("receipt", "line"):
        case = large(scope)
        for name, run in (("JavaScript", script_times), ("Python", python_times)):
            times = sorted(run(case))
            middle, high = times[len(times) // 2], times[len(times) * 95 // 100]
            size = f"{LINES} lines, {PROGRAMS} programs, scope {scope}"
            spread = f"fastest {times[0]:.1f} ms, p50 {middle:.1f} ms, p95 {high:.1f} ms"
            print(f"{name}, {size}: {spread}", flush=True)


if __name__ == "__main__":
    main()
