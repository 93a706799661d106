"""Contactless cards through the real PC/SC service, by hand: python tests/rigs/chip_reader.py

Needs the Debian packages pcscd and vsmartcard-vpcd, pyscard in this Python and the right to
start pcscd (root). A virtual card connects to the virtual reader and answers commands; the
agent runs in its own process. Prints what it showed; ends with 1 when something is missing.
"""

import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "pos_card_reader"
sys.path[:0] = [str(ADDON), str(ADDON / "tests")]

from box.play_chip import VPCD, VirtualCard  # noqa: E402 (the path is set above)
from box_rig import RULE, AgentProcess, Till  # noqa: E402 (the path is set above)

UID_RULE = {**RULE, "prefix": "04", "length_min": 14, "length_max": 14, "check_digit": "none"}


def start_service():
    """Start pcscd; return the process when the virtual reader listens."""
    service = subprocess.Popen(["pcscd", "--foreground"], stderr=subprocess.DEVNULL)
    for _attempt in range(50):
        with socket.socket() as probe:
            if not probe.connect_ex(VPCD):
                return service
        time.sleep(0.2)
    raise SystemExit("pcscd with vpcd does not listen on port 35963")


def tap(till, uid, **options):
    """Put a card down, wait for its event, take it away; return (event, milliseconds)."""
    start = time.monotonic()
    card = VirtualCard(bytes.fromhex(uid), **options)
    [event] = till.events()
    elapsed = (time.monotonic() - start) * 1000
    card.take_away()
    time.sleep(1)  # pcscd asks the virtual reader every 400 ms
    return event, elapsed


def main():
    service = start_service()
    with tempfile.TemporaryDirectory() as folder:
        agent = AgentProcess(Path(folder), [
            {"name": "chip", "transport": "pcsc", "device": "Virtual", "till": "till-1"}])
        try:
            till = Till(agent, rules=[UID_RULE])
            till.wait_for_state("chip", "ready")
            event, _ = tap(till, "04A1B2C3D4E5F6")
            assert (event["number"], event["source"]) == ("04A1B2C3D4E5F6", "chip"), event
            event, _ = tap(till, "04A1B2C3D4E5F7", is_payment=True)
            assert event["reason"] == "payment_card" and "04A1" not in str(event), event
            event, _ = tap(till, "08112233")
            assert event["reason"] == "random_uid", event
            service.terminate()
            service.wait()
            till.wait_for_state("chip", "absent")
            service = start_service()
            till.wait_for_state("chip", "ready")
            print("pcscd restarted between two taps: the reader came back")
            times = sorted(tap(till, f"04A1B2C3D4E5{count:02X}")[1] for count in range(20))
            print(f"20 taps, none lost: p50 {times[10]:.0f} ms, max {times[-1]:.0f} ms")
        finally:
            agent.kill()
            service.terminate()
            service.wait()


if __name__ == "__main__":
    main()
