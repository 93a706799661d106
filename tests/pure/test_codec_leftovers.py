"""What a framer still holds when a card was delivered: nothing of the card."""

import sys
from pathlib import Path

import pytest

ADDON = Path(__file__).resolve().parents[2] / "addons" / "pos_card_reader"
sys.path.insert(0, str(ADDON))

import codec  # noqa: E402 (the path is set above)

PAYMENT = "4111111111111111"  # everybody's test Visa
TRACKS = f"%B{PAYMENT}^TEST/CARD^3012101?;{PAYMENT}=3012101?\r".encode()


def packet(code):
    """Return the packet of a Zebra scanner that holds `code`."""
    body = bytes([len(code) + 5, 0xF3, 0, 0, 0x0B]) + code
    return body + (0x10000 - sum(body)).to_bytes(2, "big")


@pytest.mark.parametrize("profile", codec.PROFILES, ids=lambda profile: profile.id)
def test_no_payment_digit_stays(profile):
    framer = codec.make_framer(profile)
    sent = packet(PAYMENT.encode()) if profile.framing == "ssi" else TRACKS
    frames = framer.feed(sent, 0)
    assert any(PAYMENT in frame.text for frame in frames)
    held = {name: value for name, value in vars(framer).items() if name != "profile"}
    assert PAYMENT[:6] not in repr(held)
