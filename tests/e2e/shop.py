"""A bare shop for the thread: people, taxes, goods, a central store and one till.

Only what belongs to any Odoo company is made here, by calls; everything that this product is
about is done by the people of the thread through their screens.
"""

from rpc import Odoo

SHOP_ZONE = "America/New_York"  # never ahead of the server, so that no entry is dated tomorrow

PEOPLE = {
    "marketer": ["loyalty_discount.group_marketer", "point_of_sale.group_pos_manager"],
    "storekeeper": ["loyalty_accounting.group_loyalty_storekeeper", "purchase.group_purchase_user"],
    "accountant": ["loyalty_accounting.group_loyalty_accountant", "purchase.group_purchase_user"],
    "cashier": ["point_of_sale.group_pos_user"],
    "manager": ["loyalty_discount.group_manager", "point_of_sale.group_pos_manager"],
}


class Shop:
    """The shop by names: what the steps of the thread need to find."""

    def __init__(self, url, database):
        self.url, self.database = url, database
        self.admin = Odoo(url, database, "admin", "admin")
        self.company = self.admin.find("res.company", fields=["id", "name"], order="id", limit=1)[
            0
        ]["id"]

    def as_user(self, login):
        return Odoo(self.url, self.database, login, login)

    def build(self):
        self._people()
        self._places()
        self._taxes()
        self._goods()
        self._till()
        return self

    def _people(self):
        for login, groups in PEOPLE.items():
            self.admin(
                "res.users",
                "create",
                {
                    "name": login.capitalize(),
                    "login": login,
                    "password": login,
                    "group_ids": [
                        (6, 0, [self.admin.ref(group) for group in ["base.group_user", *groups]])
                    ],
                },
            )
        self.printer = self.admin(
            "res.partner", "create", {"name": "Printer Ltd", "is_company": True}
        )
        self.buyer = self.admin("res.partner", "create", {"name": "Buyer Ltd", "is_company": True})

    def _places(self):
        shop = self.admin.find(
            "stock.warehouse", ["company_id", "=", self.company], order="id", limit=1
        )[0]["id"]
        self.admin(
            "stock.warehouse", "write", [shop], {"name": "Shop", "loyalty_timezone": SHOP_ZONE}
        )
        self.shop = shop
        self.central = self.admin("stock.warehouse", "create", {"name": "Central", "code": "CTR"})

    def _taxes(self):
        def tax(name, rate, use, included):
            group = self.admin("account.tax.group", "create", {"name": name})
            return self.admin(
                "account.tax",
                "create",
                {
                    "name": name,
                    "tax_group_id": group,
                    "amount": rate,
                    "type_tax_use": use,
                    "invoice_label": name,
                    "price_include_override": "tax_included" if included else "tax_excluded",
                },
            )

        self.vat22 = tax("VAT 22", 22, "sale", True)
        self.vat10 = tax("VAT 10", 10, "sale", True)
        self.input22 = tax("Input VAT 22", 22, "purchase", False)

    def _goods(self):
        group = self.admin("pos.category", "create", {"name": "Goods"})

        def product(name, price, tax, **values):
            return self.admin(
                "product.product",
                "create",
                {
                    "name": name,
                    "list_price": price,
                    "taxes_id": [(6, 0, [tax])],
                    "type": "consu",
                    "available_in_pos": True,
                    "pos_categ_ids": [(6, 0, [group])],
                    **values,
                },
            )

        self.coffee = product("Coffee", 412.00, self.vat22)
        self.bread = product("Bread", 33.35, self.vat10)
        self.machine = product("Espresso Machine", 9_000.00, self.vat22)
        choices = []
        for name, dish in (
            ("Cup", product("Mug", 99.90, self.vat22)),
            ("Drink", product("Tea", 54.90, self.vat10)),
        ):
            choices.append(
                self.admin(
                    "product.combo",
                    "create",
                    {
                        "name": name,
                        "combo_item_ids": [(0, 0, {"product_id": dish})],
                    },
                )
            )
        self.breakfast = product(
            "Breakfast", 140.00, self.vat22, type="combo", combo_ids=[(6, 0, choices)]
        )

    def _till(self):
        operation = self.admin.one(
            "stock.warehouse", ["id", "=", self.shop], fields=["pos_type_id"]
        )
        self.config = self.admin(
            "pos.config",
            "create",
            {
                "name": "Till 1",
                "picking_type_id": operation["pos_type_id"][0],
                "module_pos_hr": False,
            },
        )

    def map_taxes(self):
        """Point the company's taxes at the accounts of the preset, as an accountant does once."""
        for tax, role in ((self.vat22, "VATO"), (self.vat10, "VATO"), (self.input22, "VATIN")):
            account = self.admin.one(
                "loyalty.account.role", ["code", "=", role], fields=["account_id"]
            )
            shares = self.admin(
                "account.tax.repartition.line",
                "search",
                [["tax_id", "=", tax], ["repartition_type", "=", "tax"]],
            )
            self.admin(
                "account.tax.repartition.line",
                "write",
                shares,
                {"account_id": account["account_id"][0]},
            )

    def add_card_products(self):
        """The two card products, in the categories that the accountant's set-up prepared."""

        def card(name, category, price):
            return self.admin(
                "product.product",
                "create",
                {
                    "name": name,
                    "type": "consu",
                    "is_storable": True,
                    "tracking": "lot",
                    "list_price": price,
                    "loyalty_card_ok": True,
                    "categ_id": self.admin.ref(f"loyalty_accounting.{category}"),
                    "taxes_id": [(6, 0, [self.vat22])],
                    "supplier_taxes_id": [(6, 0, [self.input22])],
                    "available_in_pos": price > 0,
                },
            )

        self.free_card = card("Card, given free", "product_category_materials", 0.0)
        self.sold_card = card("Card, sold", "product_category_goods", 70.00)
