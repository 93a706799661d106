"""An old system's levels and spend: dry run, all or nothing, once."""

import base64
import io

from openpyxl import Workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .levels_common import LevelsCase

HEADING = ("card", "level", "spend", "visits", "date")


@tagged("post_install", "-at_install")
class TestLevelsOpening(LevelsCase):
    def setUp(self):
        super().setUp()
        self.one, self.two = (self.make_active_card(n, f"Holder {n}") for n in (11, 12))
        self.two.partner_id.phone = "+7 900 123-45-67"

    def wizard(self, rows, heading=HEADING, delimiter=";"):
        text = "\n".join(delimiter.join(str(cell) for cell in row) for row in (heading, *rows))
        return self.upload(text.encode())

    def upload(self, content):
        return self.env["loyalty.opening"].create(
            {
                "program_id": self.program.id,
                "file": base64.b64encode(content),
                "file_name": "old.csv",
            }
        )

    def test_dry_run_then_book_then_again(self):
        rows = [
            (self.one.number, "Gold", "12 345,60", 7, "31.12.2025"),
            (self.two.number, "", "10000", 3, "2025-12-31"),
        ]
        wizard = self.wizard(rows)
        wizard.action_check()
        self.assertEqual((wizard.row_count, wizard.new_count, wizard.problem_count), (2, 2, 0))
        self.assertEqual((wizard.spend_total, wizard.visits_total), (22345.6, 10))
        self.assertEqual(wizard.levels_text, "Gold: 1")
        self.assertFalse(self.one.membership_ids.turnover_ids)
        wizard.action_book()
        member = self.one.membership_ids
        self.assertEqual((member.turnover, member.visits), (12345.6, 7))
        self.assertEqual((member.tier_id, member.start_tier_id), (self.gold, self.gold))
        self.assertEqual(self.two.membership_ids.tier_id, self.silver)
        self.assertEqual(member.tier_change_ids.reason, "opening")
        self.assertEqual(member.joined_on.isoformat(), "2025-12-31")
        again = self.wizard(rows)
        again.action_book()
        self.assertEqual((again.new_count, again.known_count), (0, 2))
        self.assertEqual(len(member.turnover_ids), 1)
        self.assertEqual(len(member.tier_change_ids), 1)

    def test_nothing_is_half_imported(self):
        rows = [
            (self.one.number, "Gold", "1", 1, ""),
            (self.one.number, "Gold", "1", 1, ""),
            (self.number(999), "", "1", 1, ""),
            (self.two.number, "Platinum", "1", 1, ""),
            (self.two.number, "", "many", 1, ""),
        ]
        wizard = self.wizard(rows)
        wizard.action_check()
        self.assertEqual(
            [(problem.line, problem.text.split(":")[0]) for problem in wizard.problem_ids],
            [
                (3, "The same member stands in row 2 already"),
                (4, f"No member of this program holds the card {self.number(999)}"),
                (5, "The program has no level “Platinum”"),
                (6, "“many” in the column spend is not a number of 0 or more"),
            ],
        )
        self.assertEqual((wizard.row_count, wizard.problem_count), (5, 4))
        with self.assertRaisesRegex(UserError, "4 rows can't be booked"):
            wizard.action_book()
        self.assertFalse(self.one.membership_ids.turnover_ids)

    def test_other_values_for_the_same_day_are_refused(self):
        self.wizard([(self.one.number, "", "5", 1, "2025-12-31")]).action_book()
        wizard = self.wizard([(self.one.number, "", "6", 1, "2025-12-31")])
        wizard.action_check()
        self.assertIn("with other values", wizard.problem_ids.text)
        self.assertEqual(wizard.new_count, 0)

    def test_by_phone_and_from_xlsx(self):
        book = Workbook()
        book.active.append(["Phone", "Spend", "Visits"])
        book.active.append(["8 (900) 123 45 67", 10000.5, 4])
        content = io.BytesIO()
        book.save(content)
        self.upload(content.getvalue()).action_book()
        member = self.two.membership_ids
        self.assertEqual((member.turnover, member.visits), (10000.5, 4))
        self.assertEqual(member.tier_id, self.silver)

    def test_an_unknown_phone_and_a_file_that_is_no_table(self):
        wizard = self.wizard([("79990000000", "1")], heading=("phone", "spend"), delimiter=",")
        wizard.action_check()
        self.assertIn("has the phone 79990000000", wizard.problem_ids.text)
        with self.assertRaisesRegex(UserError, "neither a csv nor an xlsx"):
            self.upload(b"PK\x03\x04broken").action_check()

    def test_the_managers_only(self):
        marketer = self.make_user("marketer_op", "loyalty_discount.group_marketer")
        with self.assertRaises(AccessError):
            self.env["loyalty.opening"].with_user(marketer).create(
                {"program_id": self.program.id, "file": b""}
            )

    def test_an_imported_level_falls_with_its_period(self):
        with self.at("2026-01-10 10:00:00"):
            self.program.write({"spend_window": "month", "spend_effect": "next"})
            self.program.action_publish_at_once()
            self.wizard([(self.one.number, "Gold", "100", 1, "2026-01-05")]).action_book()
            self.assertEqual(self.plan(self.one.membership_ids), ("Gold", "Classic", "2026-02-01"))
