"""The vector files of the codec inside Odoo (also run without it, in tests/pure)."""

from pathlib import Path

from odoo.tests import BaseCase
from odoo.tools.misc import file_path

from odoo.addons.pos_card_reader import codec

from .vector_runner import load_cases, run_case


class TestCodecVectors(BaseCase):
    def test_vectors(self):
        folder = Path(file_path("pos_card_reader/static/tests/vectors"))
        count = 0
        for file, case in load_cases(folder):
            with self.subTest(file=file["name"], case=case["id"]):
                self.assertEqual(run_case(codec, file, case["input"]), case["expect"])
            count += 1
        self.assertGreater(count, 150)
