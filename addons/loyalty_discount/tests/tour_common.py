"""What the tours at the till start from: a shop, a program of three levels, cards and goods."""

from odoo.tests import tagged

from odoo.addons.loyalty_discount.engine import digest
from odoo.addons.point_of_sale.tests.test_frontend import TestPointOfSaleHttpCommon
from odoo.addons.pos_card_reader.tests.common import CardReaderTourMixin

SILVER_SPEND = 12345


@tagged("post_install", "-at_install")
class LoyaltyTourCase(CardReaderTourMixin, TestPointOfSaleHttpCommon):
    """Cards are made by ORM, with a place in the till's shop; no accounting addon is needed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids += cls.env.ref("loyalty_discount.group_manager")
        cls.env["card.number.rule"].search([]).active = False
        cls.company = cls.main_pos_config.company_id
        cls.env["loyalty.program"].search([]).action_archive()
        cls.shop = cls.main_pos_config.picking_type_id.warehouse_id
        cls.rule = cls.env["card.number.rule"].create(
            {
                "name": "Club cards",
                "prefix": "9200",
                "length_min": 13,
                "length_max": 13,
                "company_id": cls.company.id,
            }
        )
        cls.program = cls._make_program()
        cls.classic, cls.silver, cls.gold = cls.program.tier_ids.sorted("rank")
        cls._make_goods()
        cls.silver_card = cls._make_active_card("9200000000017", "Anna Petrova", SILVER_SPEND)

    def start_pos_tour(self, *args, **kwargs):
        """Publish what the test has drafted, then open the till."""
        programs = self.env["loyalty.program"].search([("program_type", "=", "discount")])
        programs.invalidate_recordset(["publish_state"])
        drafted = programs.filtered(lambda program: program.publish_state in ("draft", "changed"))
        drafted.action_publish_at_once()
        return super().start_pos_tour(*args, **kwargs)

    @classmethod
    def _make_program(cls):
        text = cls.env["loyalty.consent.text"].create(
            {
                "name": "Club",
                "version": "2026-01",
                "body": "I agree that the club keeps my name and phone.",
                "company_id": cls.company.id,
            }
        )
        levels = [("Classic", 0, 3), ("Silver", 10000, 5), ("Gold", 50000, 10)]
        return cls.env["loyalty.program"].create(
            {
                "name": "Club",
                "program_type": "discount",
                "company_id": cls.company.id,
                "currency_id": cls.company.currency_id.id,
                "number_rule_ids": [(6, 0, cls.rule.ids)],
                "consent_text_id": text.id,
                "tier_ids": [
                    (0, 0, {"name": name, "threshold": spend, "discount_percent": percent})
                    for name, spend, percent in levels
                ],
            }
        )

    @classmethod
    def _make_goods(cls):
        cls.tax_incl = cls.env["account.tax"].create(
            {"name": "20 % incl", "amount": 20, "price_include_override": "tax_included"}
        )
        cls.tax_excl = cls.env["account.tax"].create(
            {"name": "10 % excl", "amount": 10, "price_include_override": "tax_excluded"}
        )
        cls.lamp = cls._make_product("Lamp", 100)
        cls.vase = cls._make_product("Vase", 41.20, cls.tax_incl)
        cls.plate = cls._make_product("Plate", 10, cls.tax_excl)

    @classmethod
    def _make_product(cls, name, price, tax=None, **values):
        return cls.env["product.template"].create(
            {
                "name": name,
                "list_price": price,
                "available_in_pos": True,
                "taxes_id": [(6, 0, tax.ids)] if tax else False,
                **values,
            }
        )

    @classmethod
    def _make_card(cls, number, **values):
        return cls.env["loyalty.medium"].create(
            {
                "number": number,
                "company_id": cls.company.id,
                "program_id": cls.program.id,
                "rule_id": cls.rule.id,
                "location_id": cls.shop.lot_stock_id.id,
                **values,
            }
        )

    @classmethod
    def _make_card_for_sale(cls, number):
        product = cls._make_product("Club card", 70, loyalty_card_ok=True)
        return cls._make_card(number, purpose="sale", product_id=product.product_variant_id.id)

    @classmethod
    def _make_active_card(cls, number, name=None, spend=0):
        """A card given before; ``name`` None: anonymous; ``spend``: qualifying spend so far."""
        card = cls._make_card(number)
        card._set_state("active")
        card.sudo()._join(cls.env["res.partner"].create([{"name": name}] if name else []))
        if spend:
            card.membership_ids.sudo()._book_spend("opening", spend, order_uuid=f"old-{number}")
        return card

    def _make_core_promotion(self):
        """Core's automatic 10 % on the order."""
        reward = {
            "reward_type": "discount",
            "discount": 10,
            "discount_mode": "percent",
            "discount_applicability": "order",
        }
        return self.env["loyalty.program"].create(
            {
                "name": "10 % on the order",
                "program_type": "promotion",
                "trigger": "auto",
                "rule_ids": [(0, 0, {})],
                "reward_ids": [(0, 0, reward)],
            }
        )

    def _last_order(self):
        return self.env["pos.order"].search([], order="id desc", limit=1)

    def _assert_judged(self, order, spend=None):
        """The server found what the till had said, and nothing to complain about."""
        judgement = self.env["loyalty.judgement"].search([("order_uuid", "=", order.uuid)])
        self.assertEqual(judgement.state, "judged", judgement.error)
        self.assertEqual(order.loyalty_claim["basket"], digest(judgement.basket))
        self.assertEqual(order.loyalty_claim["decision"], digest(judgement.decision))
        mismatches = self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)])
        self.assertFalse(mismatches, mismatches.mapped(lambda m: (m.reason, m.code, m.params)))
        if spend is not None:
            entries = self.env["loyalty.turnover"].search([("order_uuid", "=", order.uuid)])
            self.assertAlmostEqual(sum(entries.mapped("amount")), spend, 2)
