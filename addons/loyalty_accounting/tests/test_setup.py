"""Set-up: from a bare company to one that can post, changing nothing chosen by hand."""

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.account.tests.common import AccountTestInvoicingCommon
from odoo.addons.loyalty_accounting.posting import within_limit
from odoo.addons.loyalty_accounting.presets import ru


@tagged("post_install", "-at_install")
class TestSetup(AccountTestInvoicingCommon):
    """Presets on a company without any stock account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids |= cls.env.ref("loyalty_accounting.group_loyalty_accountant")
        cls.company = cls.env["res.company"].create(
            {"name": "Bare Shop", "country_id": cls.env.ref("base.ru").id}
        )
        cls.env.user.company_ids |= cls.company
        cls.setup = cls.env["loyalty.card.setup"]

    def role(self, code):
        """The account of a role in the bare company."""
        return self.env["loyalty.account.role"]._account(self.company, code)

    def test_russia_on_a_bare_company(self):
        self.setup._apply(self.company, "ru")
        self.assertTrue(self.company._loyalty_ready())
        codes = {"MAT": "10.06", "GDS": "41.01", "EXP": "44.01", "GVX": "91.02", "VATG": "68.02"}
        for code, expected in codes.items():
            self.assertEqual(self.role(code).with_company(self.company).code, expected)
        self.assertEqual(
            self.company.loyalty_issued_location_id.valuation_account_id, self.role("EXP")
        )
        self.assertEqual(self.company.loyalty_pending_location_id.usage, "internal")
        self.assertEqual(self.company.loyalty_issued_location_id.usage, "inventory")
        for kind, code in (("materials", "MAT"), ("goods", "GDS")):
            category = self.env.ref(f"loyalty_accounting.product_category_{kind}")
            category = category.with_company(self.company)
            self.assertEqual(category.property_valuation, "real_time")
            self.assertEqual(category.property_cost_method, "average")
            self.assertEqual(category.property_stock_valuation_account_id, self.role(code))
        taxes = self.env["account.tax"].search([("company_id", "=", self.company.id)])
        self.assertEqual(sorted(set(taxes.mapped("amount"))), [20.0, 22.0])

    def test_new_accounts_are_named_in_the_languages_that_are_read(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.setup._apply(self.company, "ru")
        account = self.role("EXP")
        self.assertEqual(account.with_context(lang="ru_RU").name, "Расходы на продажу")
        self.assertEqual(account.with_context(lang="en_US").name, "Selling expenses")

    def test_every_account_of_russia_has_a_russian_name(self):
        codes = {code for code, *_rest in [*ru.ACCOUNTS.values(), *ru.EXTRA_ACCOUNTS]}
        self.assertEqual(set(ru.LOCAL_NAMES["ru_RU"]), codes)

    def test_running_again_changes_nothing(self):
        self.setup._apply(self.company, "ru")
        counted = (
            "account.account",
            "account.tax",
            "account.journal",
            "stock.location",
            "loyalty.accounting.policy",
            "ir.sequence",
            "stock.picking.type",
        )
        before = {model: self.env[model].search_count([]) for model in counted}
        self.setup._apply(self.company, "ru")
        self.setup._apply(self.company, "generic")
        self.assertEqual({model: self.env[model].search_count([]) for model in counted}, before)

    def test_choice_made_by_hand_stays(self):
        own = (
            self.env["account.account"]
            .with_company(self.company)
            .create(
                {
                    "code": "999.1",
                    "name": "My cards",
                    "account_type": "asset_current",
                    "company_ids": [(6, 0, self.company.ids)],
                }
            )
        )
        self.env["loyalty.account.role"].create(
            {"code": "MAT", "account_id": own.id, "company_id": self.company.id}
        )
        self.setup._apply(self.company, "ru")
        self.assertEqual(self.role("MAT"), own)
        category = self.env.ref("loyalty_accounting.product_category_materials")
        self.assertEqual(
            category.with_company(self.company).property_stock_valuation_account_id, own
        )

    def category(self, kind):
        """A card category with the properties of the bare company."""
        category = self.env.ref(f"loyalty_accounting.product_category_{kind}")
        return category.with_company(self.company)

    def account(self, code, account_type="asset_current"):
        """A new account of the bare company."""
        return (
            self.env["account.account"]
            .with_company(self.company)
            .create(
                {
                    "code": code,
                    "name": f"Own {code}",
                    "account_type": account_type,
                    "company_ids": [(6, 0, self.company.ids)],
                }
            )
        )

    def test_cost_method_chosen_by_hand_stays(self):
        self.category("materials").property_cost_method = "fifo"
        self.setup._apply(self.company, "ru")
        self.assertEqual(self.category("materials").property_cost_method, "fifo")
        self.assertEqual(self.category("materials").property_valuation, "real_time")
        self.assertEqual(self.category("goods").property_cost_method, "average")
        self.category("goods").property_cost_method = "standard"
        self.setup._apply(self.company, "ru")
        self.assertEqual(self.category("materials").property_cost_method, "fifo")
        self.assertEqual(self.category("goods").property_cost_method, "standard")
        again = self.setup.create({"company_id": self.company.id, "preset": "ru"})
        self.assertEqual(again.create_count, 0)

    def test_accounts_chosen_where_odoo_reads_them_stay(self):
        own = self.account("10.99")
        self.category("materials").property_stock_valuation_account_id = own
        self.setup._apply(self.company, "ru")
        self.assertEqual(self.category("materials").property_stock_valuation_account_id, own)
        self.assertEqual(self.role("MAT"), own)
        expense = self.account("44.99", "expense")
        roles = self.env["loyalty.account.role"]
        roles.search([("company_id", "=", self.company.id), ("code", "=", "EXP")]).unlink()
        self.company.loyalty_issued_location_id.valuation_account_id = expense
        self.setup._apply(self.company, "ru")
        self.assertEqual(self.company.loyalty_issued_location_id.valuation_account_id, expense)
        self.assertEqual(self.role("EXP"), expense)

    def test_generic_uses_the_accounts_of_the_chart(self):
        company = self.company_data["company"]
        self.setup._apply(company, "generic")
        chart = self.env["account.chart.template"].with_company(company)
        roles = self.env["loyalty.account.role"]
        self.assertEqual(roles._account(company, "EXP"), chart.ref("expense_sales"))
        self.assertEqual(roles._account(company, "COGS"), chart.ref("cost_of_goods_sold"))
        self.assertNotEqual(roles._account(company, "MAT"), roles._account(company, "GDS"))

    def test_wizard_shows_before_it_does(self):
        form = Form(self.setup.with_company(self.company))
        form.company_id = self.company
        form.preset = "ru"
        wizard = form.save()
        created = wizard.line_ids.filtered(
            lambda line: line.state == "create" and line.kind.startswith("Account")
        ).mapped("detail")
        self.assertEqual(sorted(created), sorted(set(created)))
        self.assertFalse(self.company.loyalty_journal_id)
        wizard.action_apply()
        self.assertTrue(self.company._loyalty_ready())
        again = self.setup.create({"company_id": self.company.id, "preset": "ru"})
        self.assertEqual(again.create_count, 0)

    def test_only_an_accountant_sets_up(self):
        wizard = self.setup.create({"company_id": self.company.id, "preset": "ru"})
        self.env.user.group_ids -= self.env.ref("loyalty_accounting.group_loyalty_accountant")
        with self.assertRaises(AccessError):
            wizard.action_apply()

    def test_print_run_needs_a_company_that_is_set_up(self):
        with self.assertRaisesRegex(UserError, "Set Up Card Accounting"):
            self.company._loyalty_check_ready()


@tagged("post_install", "-at_install")
class TestParameters(AccountTestInvoicingCommon):
    """Dated parameters and the account mapping."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids |= cls.env.ref("loyalty_accounting.group_loyalty_accountant")
        cls.company = cls.company_data["company"]
        cls.env["loyalty.card.setup"]._apply(cls.company, "ru")
        cls.policies = cls.env["loyalty.accounting.policy"]

    def rate(self, day, program=None):
        """The rate in force."""
        return self.policies._in_force(self.company, fields.Date.to_date(day), program).vat_rate

    def test_rate_of_the_day(self):
        self.assertEqual(self.rate("2018-12-31"), 18.0)
        self.assertEqual(self.rate("2019-01-01"), 20.0)
        self.assertEqual(self.rate("2025-12-31"), 20.0)
        self.assertEqual(self.rate("2026-01-01"), 22.0)

    def test_limits_of_the_day(self):
        for day, limit in (
            ("2005-12-31", 0),
            ("2006-01-01", 100),
            ("2023-08-31", 100),
            ("2023-09-01", 300),
            ("2026-06-15", 300),
        ):
            policy = self.policies._in_force(self.company, fields.Date.to_date(day))
            self.assertEqual((policy.unit_limit, policy.exempt_share), (limit, 5), day)

    def test_a_limit_of_nothing_is_pointed_out(self):
        policy = self.policies._in_force(self.company, fields.Date.to_date("2026-06-15"))
        policy.free_issue_mode = "exempt_below_limit"
        self.assertFalse(policy.warning)
        policy.unit_limit = 0
        self.assertIn("every card", policy.warning)
        policy.free_issue_mode = "taxable"
        self.assertFalse(policy.warning)

    def test_advertising_within_a_share_of_the_revenue(self):
        policy = self.policies._in_force(self.company, fields.Date.to_date("2026-06-15"))
        policy.write({"cit_treatment": "advertising", "advertising_limit": 1})
        terms = policy._parameters()
        self.assertEqual((terms.cit_treatment, terms.advertising_limit_ppm), ("advertising", 10000))
        self.assertEqual(within_limit(terms, 100_000, 1_200), (1_000, 200))

    def test_program_goes_first(self):
        program = (
            self.env["loyalty.program"]
            .sudo()
            .create(
                {
                    "name": "Club",
                    "program_type": "discount",
                    "company_id": self.company.id,
                    "tier_ids": [(0, 0, {"name": "One", "threshold": 0})],
                }
            )
        )
        self.policies.create(
            {
                "company_id": self.company.id,
                "program_id": program.id,
                "valid_from": "2026-02-01",
                "valid_to": "2026-02-28",
                "vat_rate": 10,
            }
        )
        self.assertEqual(self.rate("2026-02-10", program), 10.0)
        self.assertEqual(self.rate("2026-02-10"), 22.0)
        self.assertEqual(self.rate("2026-03-01", program), 22.0)

    def test_no_parameters_for_the_day(self):
        with self.assertRaisesRegex(UserError, "Accounting and Tax Parameters"):
            self.rate("2003-12-31")

    def test_overlap_is_refused_by_name(self):
        with self.assertRaisesRegex(ValidationError, "share a day"):
            self.policies.create(
                {
                    "company_id": self.company.id,
                    "valid_from": "2025-12-31",
                    "valid_to": "2025-12-31",
                    "vat_rate": 5,
                }
            )

    def test_off_balance_account_for_an_on_balance_role(self):
        account = self.env["account.account"].create(
            {"code": "019", "name": "Cards out", "account_type": "off_balance"}
        )
        role = self.env["loyalty.account.role"].search(
            [("company_id", "=", self.company.id), ("code", "=", "EXP")]
        )
        with self.assertRaisesRegex(ValidationError, "off-balance"):
            role.account_id = account

    def test_remapped_expense_reaches_the_place(self):
        account = self.env["account.account"].create(
            {"code": "44.02", "name": "Marketing", "account_type": "expense"}
        )
        role = self.env["loyalty.account.role"].search(
            [("company_id", "=", self.company.id), ("code", "=", "EXP")]
        )
        role.account_id = account
        self.assertEqual(self.company.loyalty_issued_location_id.valuation_account_id, account)
        self.assertFalse(role.from_preset)
