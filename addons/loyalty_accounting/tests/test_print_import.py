"""The printer's file of a run: a dry run first, then all of it or nothing."""

import base64
import io

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import PeopleCase


@tagged("post_install", "-at_install")
class TestPrintImport(PeopleCase):
    """Ten cards are ordered."""

    def setUp(self):
        super().setUp()
        self.order_of_run = self.order(self.free_product, 10, 12.0)
        self.batch = self.make_batch(
            self.free_product, 10, purchase_line_id=self.order_of_run.order_line.id
        )
        self.batch.action_order()
        self.receipt = self.order_of_run.picking_ids
        self.keeper_user = self.make_user("prints", "loyalty_accounting.group_loyalty_storekeeper")

    def wizard(self, content, name="numbers.csv"):
        """The import of a file, by a storekeeper."""
        imports = self.env["loyalty.print.import"].with_user(self.keeper_user)
        return imports.create(
            {
                "batch_id": self.batch.id,
                "file": base64.b64encode(content),
                "file_name": name,
            }
        )

    def csv(self, numbers, head="No;Card number"):
        """A file of rows with the place of a number and the number."""
        rows = [f"{place};{number}" for place, number in enumerate(numbers, start=1)]
        return "\n".join([head, *rows]).encode("utf-8-sig")

    def numbers(self):
        """All numbers of the run."""
        return self.batch._run().numbers()

    def test_a_csv_of_the_whole_run(self):
        wizard = self.wizard(self.csv(self.numbers()))
        wizard.action_check()
        self.assertEqual((wizard.quantity, wizard.fault_count, wizard.gap_count), (10, 0, 0))
        self.assertFalse(self.receipt.loyalty_range_ids)
        wizard.action_import()
        lines = self.receipt.loyalty_range_ids
        self.assertEqual(lines.mapped("quantity"), [10])
        self.receipt.button_validate()
        self.assertEqual((self.receipt.state, self.batch.registered_count), ("done", 10))

    def test_an_xlsx_with_numbers_as_numbers(self):
        book = openpyxl.Workbook()
        book.active.append(["№", "Номер карты"])
        for place, number in enumerate(self.numbers(), start=1):
            book.active.append([place, int(number)])
        stream = io.BytesIO()
        book.save(stream)
        wizard = self.wizard(stream.getvalue(), "numbers.xlsx")
        wizard.action_import()
        self.assertEqual(sum(self.receipt.loyalty_range_ids.mapped("quantity")), 10)

    def test_everything_wrong_is_named_and_nothing_is_taken(self):
        numbers = self.numbers()
        wrong = numbers[3][:-1] + str((int(numbers[3][-1]) + 1) % 10)
        foreign = self.make_batch(self.free_product, 5, "00000901")._run().number(1)
        file = [numbers[0], numbers[0], wrong, foreign, "12345", *numbers[5:]]
        wizard = self.wizard(self.csv(file))
        wizard.action_check()
        self.assertEqual((wizard.fault_count, wizard.gap_count), (4, 4))
        for text in (
            f"Row 3: {numbers[0]} stands in the file twice",
            f"Row 4: {wrong}: the check digit is wrong",
            f"Row 5: {foreign} belongs to another print run",
            "Row 6: 12345 is too long or too short",
            f"4 numbers of the run are missing in the file: {numbers[1]} – {numbers[4]}",
        ):
            self.assertIn(text, wizard.report)
        wizard.gaps_known = True
        with self.refused(UserError, "twice"):
            wizard.action_import()
        self.assertFalse(self.receipt.loyalty_range_ids)

    def test_missing_numbers_must_be_known(self):
        wizard = self.wizard(self.csv(self.numbers()[:7]))
        with self.refused(UserError, "3 numbers of the run are missing"):
            wizard.action_import()
        wizard.gaps_known = True
        wizard.action_import()
        self.assertEqual(sum(self.receipt.loyalty_range_ids.mapped("quantity")), 7)
        self.assertIn("names 7 cards", self.batch.message_ids[0].body)

    def test_a_second_file_replaces_the_first_but_received_cards_stay(self):
        for taken in (7, 10):
            wizard = self.wizard(self.csv(self.numbers()[:taken]))
            wizard.gaps_known = True
            wizard.action_import()
        self.assertEqual(sum(self.receipt.loyalty_range_ids.mapped("quantity")), 10)
        self.receipt.button_validate()
        with self.refused(UserError, "No receipt waits"):
            self.wizard(self.csv(self.numbers())).action_import()

    def test_files_that_are_no_tables(self):
        for content, text in (
            (b"PK\x03\x04nothing", "neither csv nor xlsx"),
            (b"\n\n", "holds no card numbers"),
            (b"number\n", "holds no card numbers"),
        ):
            with self.refused(UserError, text):
                self.wizard(content).action_check()
