"""A company that keeps cards in its books, as the benches of the accountant begin with it."""


class CardBooks:
    """A company of the generic chart, two stores, a supplier, a number rule and a program."""

    def __init__(self, environment):
        self.env, self.cr = environment, environment.cr
        self.kept = {}
        company = self.env.company
        if not company.chart_template:
            self.env["account.chart.template"].try_loading("generic_coa", company, False)
        self.env["loyalty.card.setup"]._apply(company, "generic")
        self.shop = self.env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1)
        self.central = self.env["stock.warehouse"].create({"name": "Central", "code": "CEN"})
        self.supplier = self.env["res.partner"].create({"name": "Printing House"})
        rule = {"name": "Bench", "prefix": "9200", "length_min": 13, "length_max": 13}
        self.rule = self.env["card.number.rule"].create(
            {**rule, "check_digit": "luhn", "company_id": company.id}
        )
        self.program = self.env["loyalty.program"].create(
            {
                "name": "Bench",
                "program_type": "discount",
                "company_id": company.id,
                "currency_id": company.currency_id.id,
                "number_rule_ids": [(6, 0, self.rule.ids)],
                "tier_ids": [(0, 0, {"name": "Card", "threshold": 0, "discount_percent": 3})],
            }
        )
        self.cr.commit()
