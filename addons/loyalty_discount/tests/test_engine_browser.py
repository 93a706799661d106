"""The engine's vectors in the till itself: real bundle, real browser."""

import json
from pathlib import Path

from odoo.tests import tagged
from odoo.tools.misc import file_path

from odoo.addons.point_of_sale.tests.test_frontend import TestPointOfSaleHttpCommon

READY = "odoo.loader.modules.has('@loyalty_discount/engine')"
CODE = """
const bundled = (name) => odoo.loader.modules.get("@loyalty_discount/" + name);
const { differences, makeCalls } = bundled("../tests/tours/engine_vectors");
const modules = ["engine", "engine/money", "engine/sha256"].map(bundled);
const found = differences(makeCalls(...modules), CASES, SAMPLES);
if (found.length) {
    console.error("The engine differs from its vectors: " + found.join(" "));
} else {
    console.log("test successful: " + CASES.length + " vectors");
}
"""


@tagged("post_install", "-at_install")
class TestEngineBrowser(TestPointOfSaleHttpCommon):
    """What Odoo's bundler made of the engine gives what the vectors say."""

    def setUp(self):
        super().setUp()
        folder = Path(file_path("loyalty_discount/static/tests/vectors"))
        files = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*/*.json"))]
        self.cases = [case for file in files for case in file["cases"]]
        self.samples = json.loads((folder / "samples.json").read_text("utf-8"))["samples"]
        self.main_pos_config.with_user(self.pos_user).open_ui()

    def _code(self, cases):
        """The code that the page runs. Cases are parsed there: JSON is not quite JavaScript."""
        names = {"CASES": cases, "SAMPLES": self.samples}
        texts = {name: json.dumps(json.dumps(value)) for name, value in names.items()}
        given = [f"const {name} = JSON.parse({text});" for name, text in texts.items()]
        return "{" + "\n".join(given) + CODE + "}"

    def _run_vectors(self, cases):
        self.browser_js(
            self._get_url(),
            self._code(cases),
            READY,
            login="pos_user",
            success_signal=f"test successful: {len(cases)} vectors",
        )

    def test_vectors_in_the_bundle(self):
        self.assertGreater(len(self.cases), 200)
        self._run_vectors(self.cases)

    def test_a_wrong_vector_is_seen(self):
        wrong = {**self.cases[0], "expect": {"like": "decision"}}
        with self.assertRaisesRegex(Exception, wrong["id"]):
            self._run_vectors([wrong])
