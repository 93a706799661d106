"""Dialogues with chip cards: each command, its answer and what they mean."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "addons" / "pos_card_reader"))

import codec  # noqa: E402
from codec.chip import decode_uid, find_chip, parse_value_block, read_chip  # noqa: E402
from codec.uid import normalise_uid  # noqa: E402

PAYMENT = "00a404000e325041592e5359532e444446303100"  # is there a payment directory?
NO_FILE, NOT_KNOWN = "6a82", "6d00"
UID = "ffca000000"  # what is your serial number?
RULES = [codec.Rule(1, length_min=8, length_max=20, sources=("chip",))]
CLASSIC_1K = bytes.fromhex("3b8f8001804f0ca000000306030001000000006a")


class Card:
    """A card that answers by a transcript and fails on any other command."""

    def __init__(self, *transcript):
        self.transcript = list(transcript)

    def transmit(self, command):
        """Return the next answer of the transcript."""
        expected, answer = self.transcript.pop(0)
        assert command.hex() == expected, f"{command.hex()} instead of {expected}"
        if answer is None:
            raise OSError("the card is gone")
        return bytes.fromhex(answer)


class ChipDialogues(unittest.TestCase):
    """What is read from a chip, and that no more is asked than needed."""

    def read(self, *transcript):
        card = Card(*transcript)
        result = read_chip(card.transmit, RULES).as_dict()
        self.assertEqual(card.transcript, [], "the whole dialogue was held")
        return result

    def test_seven_bytes(self):
        said = self.read((PAYMENT, NO_FILE), (UID, "04a1b2c3d4e5f69000"))
        self.assertEqual(said, {"kind": "card", "number": "04A1B2C3D4E5F6", "source": "chip",
                                "rule": 1, "warnings": []})

    def test_four_bytes_may_repeat(self):
        said = self.read((PAYMENT, NOT_KNOWN), (UID, "deadbeef9000"))
        self.assertEqual((said["number"], said["warnings"]), ("DEADBEEF", ["short_uid"]))

    def test_a_reader_that_wants_the_exact_length(self):
        said = self.read((PAYMENT, NO_FILE), (UID, "6c07"), ("ffca000007", "04a1b2c3d4e5f69000"))
        self.assertEqual(said["number"], "04A1B2C3D4E5F6")

    def test_a_payment_card_is_asked_nothing_else(self):
        said = self.read((PAYMENT, "6f10840e325041592e5359532e44444630319000"))
        self.assertEqual(said, {"kind": "refused", "reason": "payment_card", "source": "chip",
                                "detail": "contactless"})

    def test_a_number_made_up_at_every_tap(self):
        said = self.read((PAYMENT, NO_FILE), (UID, "08a1b2c39000"))
        self.assertEqual(said["reason"], "random_uid")

    def test_a_chip_that_does_not_know_the_command(self):
        for answer in ("6a81", NOT_KNOWN, "6982", "9000"):
            said = self.read((PAYMENT, NO_FILE), (UID, answer))
            self.assertEqual(said["reason"], "chip_unsupported", answer)

    def test_taken_away_between_the_commands(self):
        self.assertEqual(self.read((PAYMENT, None))["reason"], "chip_removed")
        said = self.read((PAYMENT, NO_FILE), (UID, None))
        self.assertEqual(said["reason"], "chip_removed")

    def test_a_card_that_no_rule_knows(self):
        self.assertEqual(decode_uid(bytes(7), [])._asdict()["reason"], "no_rule")

    def test_kinds_of_chip(self):
        self.assertEqual(find_chip(CLASSIC_1K), "classic_1k")
        self.assertEqual(find_chip(bytes.fromhex("3b8180018080")), "other")

    def test_simple_rfid_readers(self):
        self.assertEqual(normalise_uid("0011259375", "dec_be"), "00ABCDEF")
        self.assertEqual(normalise_uid("0011259375", "dec_le"), "EFCDAB00")
        self.assertEqual(normalise_uid("04A1B2C3D4E5F6", "hex_be"), "04A1B2C3D4E5F6")
        for text in ("", "x", "9999999999", "-1", "40170725", "\u0661\u0662", "1_0", " 12"):
            self.assertEqual(normalise_uid(text, "dec_be"), "")

    def test_value_blocks_with_one_bit_wrong(self):
        block = bytes.fromhex("d20400002dfbffffd204000004fb04fb")
        self.assertEqual(parse_value_block(block), 1234)
        for place in range(len(block) * 8):
            wrong = bytearray(block)
            wrong[place // 8] ^= 1 << place % 8
            self.assertIsNone(parse_value_block(bytes(wrong)), place)
        self.assertIsNone(parse_value_block(block[:-1]))


if __name__ == "__main__":
    unittest.main()
