"""Acts made on the form, as a person's browser sends them."""

from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from odoo.addons.loyalty_accounting.models.loyalty_act_rights import BY_STOREKEEPER

from .acts import StockActsCase

FORM = "loyalty_accounting.view_loyalty_act_form"
# Types whose form asks for no document of another kind.
BY_ITSELF = (
    "transfer",
    "return",
    "spoilt",
    "shortage",
    "surplus",
    "write_off",
    "reclassification",
    "count",
    "expiry",
    "impairment",
    "period_tax",
)


@tagged("post_install", "-at_install")
class TestActForms(StockActsCase):
    """A form sends every field that may be filled in, also those left empty."""

    def setUp(self):
        super().setUp()
        self.users = {
            group: self.make_user(f"forms_{group}", f"loyalty_accounting.group_loyalty_{group}")
            for group in ("accountant", "storekeeper")
        }
        # Acts listed within an act are more than this imitation of a browser can read.
        self.env["ir.ui.view"].create(
            {
                "name": "act without the acts that follow",
                "model": "loyalty.act",
                "inherit_id": self.env.ref(FORM).id,
                "arch": """<data>
                    <page name="follow_ups" position="replace"/>
                    <field name="reversed_by_ids" position="replace"/>
                </data>""",
            }
        )

    def form(self, group, kind):
        """The empty form of a type, before somebody of a group."""
        form = Form(self.env["loyalty.act"].with_user(self.users[group]), view=FORM)
        form.type = kind
        return form

    def test_every_type_is_made_on_its_form(self):
        for kind in BY_ITSELF:
            for group in ("accountant", "storekeeper"):
                if group == "storekeeper" and kind not in BY_STOREKEEPER:
                    continue
                with self.subTest(kind, by=group):
                    form = self.form(group, kind)
                    if kind == "period_tax":
                        form.period_start = "2026-04-01"
                    act = form.save()
                    self.assertEqual((act.type, act.state), (kind, "draft"))

    def test_numbers_may_come_before_the_first_saving(self):
        form = self.form("accountant", "shortage")
        form.location_id = self.stock
        with form.range_ids.new() as line:
            line.first_number = self.printed(1)
        self.assertEqual(form.save().type, "shortage")

    def test_a_number_of_no_print_run_is_named_where_it_is_typed(self):
        """A browser saves no line without its print run; the line says why there is none."""
        form = self.form("accountant", "shortage")
        with form.range_ids.new() as line:
            line.first_number = "9200000099999"
            self.assertIn("No print run has the number 9200000099999", line.problem)
            line.first_number = self.printed(1)
            self.assertFalse(line.problem)
        numbers = [(0, 0, {"first_number": "9200000099999"})]
        with self.refused(UserError, "No print run has the number 9200000099999"):
            form.save().range_ids = numbers

    def test_an_acceptance_begins_with_what_was_sent(self):
        sent = self.post("transfer", (1, 4), location_dest_id=self.central.lot_stock_id.id)
        form = self.form("storekeeper", "acceptance")
        form.origin_id = sent
        act = form.save()
        self.assertEqual((act.type, act.range_ids.quantity), ("acceptance", 4))

    def test_accept_opens_what_is_still_on_the_way(self):
        there = self.central.lot_stock_id
        sent = self.post("transfer", (1, 4), location_dest_id=there.id)
        first = self.accept(sent)
        first.range_ids = [(5, 0, 0), *self.spans((2, 2), finding="present")]
        first.action_post()
        second = self.accept(sent)
        self.assertEqual(
            [(line.first_serial, line.last_serial) for line in second.range_ids], [(1, 1), (3, 4)]
        )
        second.action_post()
        self.assertEqual(self.states(1, 4), {("stock", there)})
        self.assertFalse(sent.awaits_acceptance)
        back = self.post("transfer", (1, 4), location_id=there.id, location_dest_id=self.stock.id)
        (sent | back).invalidate_recordset(["awaits_acceptance"])
        self.assertEqual((sent | back).mapped("awaits_acceptance"), [False, True])

    def accept(self, sent):
        """What the storekeeper saves after a press on *Accept*."""
        self.assertTrue(sent.awaits_acceptance)
        opened = sent.with_user(self.users["storekeeper"]).action_accept()
        acts = self.env["loyalty.act"].with_user(self.users["storekeeper"])
        return Form(acts.with_context(**opened["context"]), view=FORM).save()

    def test_a_draft_that_is_no_use_may_be_deleted(self):
        act = self.make_act("surplus", (1, 1), location_dest_id=self.stock.id)
        with self.refused(UserError, "may be deleted"):
            act.action_post()
        for view in (FORM, "loyalty_accounting.view_loyalty_act_hand_list"):
            arch = etree.fromstring(self.env.ref(view).arch)
            self.assertIsNone(arch.get("delete"), view)
        act.with_user(self.users["accountant"]).unlink()
        self.assertFalse(act.exists())
