"""The vector files of the card codec, run against the Python core without Odoo."""

import doctest
import importlib
import importlib.util
import json
import sys
import unittest
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "pos_card_reader"
sys.path.insert(0, str(ADDON))

import codec  # noqa: E402

VECTORS = ADDON / "static/tests/vectors"
DOCTESTED = ("hid_report",
    "aim", "check_digits", "chip", "frame_text", "lrc", "mask", "patterns", "repeats", "shape",
    "swipes", "uid",
)
ONLY_PYTHON = {"chip"}  # no browser has a way to a chip card

_spec = importlib.util.spec_from_file_location("codec_runner", ADDON / "tests/vector_runner.py")
runner = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(runner)


class CodecVectors(unittest.TestCase):
    """Each case gives exactly what its file says."""

    def test_vectors(self):
        for file, case in runner.load_cases(VECTORS):
            with self.subTest(file=file["name"], case=case["id"]):
                self.assertEqual(runner.run_case(codec, file, case["input"]), case["expect"])

    def test_refused_payment_cards_hold_no_digit(self):
        for file, case in runner.load_cases(VECTORS):
            if file["operation"] in ("decode", "check_number"):
                result = runner.run_case(codec, file, case["input"])
                if result.get("reason") == "payment_card":
                    self.assertNotRegex(json.dumps(result), r"[0-9]")


class VectorFiles(unittest.TestCase):
    """The files themselves are in order."""

    def test_cases_are_named_once_and_explained(self):
        seen = set()
        for file, case in runner.load_cases(VECTORS):
            name = (file["name"], case["id"])
            self.assertNotIn(name, seen)
            seen.add(name)
            self.assertRegex(case["id"], r"^[a-z0-9_]+$")
            self.assertTrue(case["comment"])
            self.assertEqual(set(case), {"id", "comment", "input", "expect"})
        self.assertGreater(len(seen), 150)

    def test_every_reason_has_a_case(self):
        expected = {
            case["expect"].get("reason")
            for file, case in runner.load_cases(VECTORS)
            if file["operation"] == "decode"
        }
        of_chips = {"random_uid", "chip_unsupported", "chip_removed"}  # in test_codec_chip
        self.assertEqual(set(codec.REASONS) - expected, of_chips)

    def test_every_profile_has_a_transcript_with_the_meaning_of_its_bytes(self):
        profiles = set()
        for file, case in runner.load_cases(VECTORS):
            if file["operation"] == "transcript":
                profiles.add(case["input"]["profile"])
                for at, sent, meaning in case["input"]["transcript"]:
                    self.assertTrue(at >= 0 and bytes.fromhex(sent) and meaning, case["id"])
        self.assertEqual(profiles, {profile.id for profile in codec.PROFILES})

    def test_twins_have_the_same_files(self):
        python = {path.stem for path in (ADDON / "codec").glob("*.py")} - {"__init__"} - ONLY_PYTHON
        script = {path.stem for path in (ADDON / "static/src/codec").glob("*.js")} - {"index"}
        self.assertEqual(python, script)


def load_tests(loader, tests, ignore):
    """Add the doctests of the codec."""
    for name in DOCTESTED:
        tests.addTests(doctest.DocTestSuite(importlib.import_module(f"codec.{name}")))
    return tests


if __name__ == "__main__":
    unittest.main()
