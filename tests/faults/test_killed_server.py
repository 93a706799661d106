"""The whole server killed within deliveries, started and delivered to again: the same state."""

import json
import os
import random
import threading
import time
from pathlib import Path

import pytest
import requests
from delivering_till import DeliveringTill
from killed_server import Server

CASHIER = "p_cashier"


@pytest.fixture
def server():
    """`server(database)`: a running server; none survives the test."""
    made = []

    def start(database):
        made.append(Server(database).start())
        return made[-1]

    yield start
    for each in made:
        each.kill()


def till_of(server):
    return DeliveringTill(server.url, server.database, CASHIER)


def order_of(calls):
    return next(args[0][0]["uuid"] for _model, method, args in calls if method == "sync_from_ui")


def deliver_undisturbed(server, deliveries):
    """Deliver everything once; answers the seconds that each delivery took."""
    till, seconds = till_of(server), []
    for calls in deliveries:
        began = time.monotonic()
        till.deliver(calls)
        seconds.append(time.monotonic() - began)
    return seconds


def is_cut_short(server, till, calls, delay):
    """Deliver, kill the server ``delay`` seconds later; whether an answer was still missing."""
    killer = threading.Timer(delay, server.kill)
    killer.start()
    try:
        till.deliver(calls)
    except requests.RequestException:
        return True
    finally:
        killer.join()
    return False


def deliver_killed(server, calls, seconds, dice):
    """Deliver until a kill came in between, start again and deliver; was it stored before?"""
    while True:
        delay = dice.uniform(0, seconds)
        cut = is_cut_short(server, till_of(server), calls, delay)
        server.start()
        if cut:
            break
        seconds = delay  # it was faster than it had been: kill sooner
    till = till_of(server)
    stored = till.knows(order_of(calls))
    till.deliver(calls)
    return stored


def test_a_killed_server_loses_and_doubles_nothing(server):
    deliveries = json.loads(Path(os.environ["FAULTS_FILE"]).read_text())
    dice = random.Random(os.environ["FAULTS_SEED"])
    calm = server(os.environ["LOYALTY_DB"])
    seconds = deliver_undisturbed(calm, deliveries)
    calm.kill()
    once = calm.left_behind()
    broken = server(os.environ["LOYALTY_DB_KILLED"])
    stored = [
        deliver_killed(broken, calls, took, dice)
        for calls, took in zip(deliveries, seconds, strict=True)
    ]
    broken.kill()
    assert len(once["orders"]) == len(deliveries)
    assert broken.left_behind() == once
    print(f"killed {len(stored)} times, {sum(stored)} of them after the order was stored")
