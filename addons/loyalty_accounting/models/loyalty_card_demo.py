"""Demo data: two print runs, received, billed, and half of each moved to the shop."""

from odoo import Command, api, fields, models

RATE = 22.0
CARDS = 100
MOVED = 50
UNIT_COST = 12.0
# External id of the product, purpose, first serial number.
RUNS = (
    ("product_card_free", "free", "00000101"),
    ("product_card_sale", "sale", "00000301"),
)


class LoyaltyCardDemo(models.AbstractModel):
    """Called once by the demo file; every document is made as a person would make it."""

    _name = "loyalty.card.demo"
    _description = "Loyalty Cards: Demo Data"

    @api.model
    def _load(self):
        """Set the main company up with the Russian preset and bring the cards in."""
        company = self.env.ref("base.main_company")
        demo = self.with_company(company).with_context(allowed_company_ids=company.ids)
        if demo.env["loyalty.medium.batch"].search_count([("company_id", "=", company.id)]):
            return
        demo.env["loyalty.card.setup"]._apply(company, "ru")
        sale_tax, purchase_tax = demo._tax(company, "sale"), demo._tax(company, "purchase")
        demo._ref("product_card_sale").taxes_id = sale_tax
        order = demo._purchase(purchase_tax)
        for line, (_product, purpose, first) in zip(order.order_line, RUNS, strict=True):
            demo._print_run(line, purpose, first)
        demo._receive(order.picking_ids)
        demo._bill(order)
        demo._receive(demo._transfer(company))
        demo._people(company)

    def _ref(self, name):
        """A record of this addon."""
        return self.env.ref(f"loyalty_accounting.{name}")

    def _tax(self, company, use):
        """The company's tax at the present rate, as the preset made it."""
        return self.env["account.tax"].search(
            [
                ("company_id", "=", company.id),
                ("type_tax_use", "=", use),
                ("name", "=", f"VAT {RATE:g} %"),
            ],
            limit=1,
        )

    def _purchase(self, tax):
        """One purchase order for both products, to the central store."""
        order = self.env["purchase.order"].create(
            {
                "partner_id": self._ref("supplier_printing_house").id,
                "picking_type_id": self._ref("warehouse_central").in_type_id.id,
                "order_line": [
                    Command.create(
                        {
                            "product_id": self._ref(product).id,
                            "product_qty": CARDS,
                            "price_unit": UNIT_COST,
                            "tax_ids": [Command.set(tax.ids)],
                        }
                    )
                    for product, _purpose, _first in RUNS
                ],
            }
        )
        order.button_confirm()
        return order

    def _print_run(self, line, purpose, first):
        """The print run of an order line, ordered."""
        batch = self.env["loyalty.medium.batch"].create(
            {
                "product_id": line.product_id.id,
                "purpose": purpose,
                "program_id": self.env.ref("loyalty_discount.program_shop_card").id,
                "rule_id": self.env.ref("pos_card_reader.card_number_rule_shop").id,
                "kind": "magnetic",
                "first_body": first,
                "quantity": CARDS,
                "market_unit_value": UNIT_COST if purpose == "free" else 0,
                "purchase_line_id": line.id,
            }
        )
        batch.action_order()

    def _receive(self, picking):
        """Do a transfer with the next free numbers."""
        picking.action_loyalty_fill_numbers()
        picking.button_validate()

    def _bill(self, order):
        """The vendor's bill with input VAT, posted."""
        order.action_create_invoice()
        order.invoice_ids.invoice_date = fields.Date.context_today(self)
        order.invoice_ids.ref = "CPH-1"
        order.invoice_ids.action_post()

    def _transfer(self, company):
        """Half of each run from the central store to the shop of the tills."""
        source, shop = self._ref("warehouse_central").lot_stock_id, self._shop(company)
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self._ref("warehouse_central").int_type_id.id,
                "location_id": source.id,
                "location_dest_id": shop.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": self._ref(product).id,
                            "product_uom_qty": MOVED,
                            "location_id": source.id,
                            "location_dest_id": shop.id,
                        }
                    )
                    for product, _purpose, _first in RUNS
                ],
            }
        )
        picking.action_confirm()
        return picking

    def _shop(self, company):
        """Where the cards of the tills lie."""
        shops = self.env["stock.warehouse"]
        return shops.search([("company_id", "=", company.id)], limit=1).lot_stock_id

    def _people(self, company):
        """Who answers for the cards at either place, and who writes them off."""
        store = self._ref("warehouse_central").lot_stock_id
        seller = ("Ivan Ivanov", "Senior seller", self._shop(company))
        people = (("Olga Orlova", "Storekeeper", store), seller)
        self.env["loyalty.responsible"].create(
            [
                {
                    "name": name,
                    "position": position,
                    "location_id": place.id,
                    "agreement_number": "7 of 2020-01-01",
                    "valid_from": "2020-01-01",
                }
                for name, position, place in people
            ]
        )
        members = (("Vera Volkova", "Chief accountant"), ("Pavel Popov", "Head of sales"))
        self.env["loyalty.commission"].create(
            {
                "name": "Stock-taking commission",
                "order_number": "15 of 2020-01-10",
                "valid_from": "2020-01-01",
                "member_ids": [
                    Command.create({"name": name, "position": position, "is_chair": not rank})
                    for rank, (name, position) in enumerate(members)
                ],
            }
        )
