"""What the back office knows of the readers, and the settings of the agent."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import new_test_user, tagged

from odoo.addons.point_of_sale.tests.common import TestPoSCommon

TOKEN = "token-of-the-first-till"
COUNTER = {
    "name": "counter",
    "transport": "serial",
    "profile": "msr",
    "state": "ready",
    "reason": "",
    "last_read_s": 60,
    "counts": {"card": 3, "refused": 1, "reconnects": 2},
}
KEYBOARD = {"name": "keyboard", "transport": "wedge", "state": "ready", "last_read_s": None}


@tagged("post_install", "-at_install")
class TestCardReader(TestPoSCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.config = cls.basic_config
        groups = "base.group_user,point_of_sale.group_pos_user"
        cls.cashier = new_test_user(cls.env, "card_cashier", groups)

    def report(self, *readers):
        """Let the cashier's till report; return what the back office has then."""
        self.config.with_user(self.cashier).report_card_readers(list(readers))
        return self.env["card.reader"].search([("config_id", "=", self.config.id)])

    def test_states_counts_and_the_time_of_the_last_read(self):
        readers = self.report(COUNTER, KEYBOARD)
        counter = readers.filtered(lambda one: one.name == "counter")
        self.assertEqual(
            (counter.state, counter.count_card, counter.count_refused, counter.count_reconnects),
            ("ready", 3, 1, 2),
        )
        age = fields.Datetime.now() - counter.last_read
        self.assertLess(abs(age - timedelta(seconds=60)), timedelta(seconds=20))
        self.assertFalse(counter.is_silent)
        self.assertFalse((readers - counter).last_read)

    def test_the_next_report_replaces_the_last(self):
        before = self.report(COUNTER, KEYBOARD)
        after = self.report({**COUNTER, "state": "absent"})
        self.assertEqual((after.state, after.name), ("absent", "counter"))
        self.assertIn(after, before)

    def test_a_till_that_tells_nothing_any_more_is_shown_as_silent(self):
        reader = self.report(COUNTER)
        reader.sudo().reported -= timedelta(hours=1)
        self.assertTrue(reader.is_silent)

    def test_whatever_a_till_sends_is_stored_within_limits(self):
        readers = self.report(
            {"name": "x" * 500, "state": "on fire", "counts": {"card": -1, "noise": "many"}},
            {"counts": 7, "last_read_s": 10**30},
        )
        self.assertEqual(set(readers.mapped("state")), {"error"})
        self.assertEqual(set(readers.mapped("count_card")), {0})
        self.assertLessEqual(max(len(name) for name in readers.mapped("name")), 64)
        many = [{**COUNTER, "name": str(number)} for number in range(100)]
        self.assertEqual(len(self.report(*many)), 20)
        with self.assertRaises(ValidationError):
            self.config.with_user(self.cashier).report_card_readers("counter")

    def test_only_people_at_tills_of_the_company_report(self):
        clerk = new_test_user(self.env, "card_clerk", "base.group_user")
        company = self.env["res.company"].create({"name": "Other"})
        stranger = new_test_user(
            self.env,
            "card_stranger",
            "point_of_sale.group_pos_user",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        for user in (clerk, stranger):
            with self.assertRaises(AccessError):
                self.config.with_user(user).report_card_readers([COUNTER])

    def test_the_agent_needs_an_address_and_a_token(self):
        with self.assertRaises(ValidationError):
            self.config.card_agent_url = "http://127.0.0.1:9205"
        self.config.write({"card_agent_url": "http://127.0.0.1:9205", "card_agent_token": TOKEN})
        for address in ("127.0.0.1:9205", "ftp://box", "http://box/path", "http://box:99999999"):
            with self.assertRaises(ValidationError, msg=address):
                self.config.card_agent_url = address

    def test_how_slow_a_reader_may_be(self):
        self.assertEqual(self.config.card_reader_key_gap, 50)
        for gap in (0, 19, 151):
            with self.assertRaises(ValidationError, msg=gap):
                self.config.card_reader_key_gap = gap

    def test_the_till_gets_address_and_token_and_a_copy_of_it_does_not(self):
        self.config.write({"card_agent_url": "http://127.0.0.1:9205", "card_agent_token": TOKEN})
        self.open_new_session()
        [loaded] = self.pos_session.with_user(self.cashier).load_data(["pos.config"])["pos.config"]
        self.assertEqual(
            (loaded["card_agent_url"], loaded["card_agent_token"]),
            ("http://127.0.0.1:9205", TOKEN),
        )
        self.assertFalse(self.config.copy({"card_agent_url": False}).card_agent_token)
        for fields_read in (None, []):
            [row] = self.config.sudo().read(fields_read)
            self.assertNotIn(TOKEN, str(row), "the token has to be asked for by name")
        clerk = new_test_user(self.env, "card_clerk", "base.group_user")
        self.assertNotIn("card_agent_token", self.config.with_user(clerk).fields_get())
