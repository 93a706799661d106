"""Tax side: dated parameters, and taxes for orders, bills and tills."""

from odoo import Command

from .step import CREATE, KEEP, Step

PPM_OF_PERCENT = 10_000


def policy_steps(company, preset):
    """The preset's periods, unless the company has parameters of its own."""
    policies = company.env["loyalty.accounting.policy"]
    label = company.env._("Accounting and tax parameters")
    existing = policies.search_count([("company_id", "=", company.id), ("program_id", "=", False)])
    if existing:
        yield Step(label, label, company.env._("%(count)s periods", count=existing), KEEP)
        return
    for period in preset.PERIODS:
        values = {
            **preset.PARAMETERS,
            "company_id": company.id,
            "valid_from": period.first_day,
            "valid_to": period.last_day,
            "vat_rate": period.rate / PPM_OF_PERCENT,
            "cit_rate": period.cit_rate / PPM_OF_PERCENT,
            "unit_limit": period.unit_limit,
            "exempt_share": period.exempt_share / PPM_OF_PERCENT,
        }
        detail = company.env._(
            "VAT %(rate)s %% from %(start)s to %(end)s",
            rate=f"{period.rate / PPM_OF_PERCENT:g}",
            start=period.first_day,
            end=period.last_day or "…",
        )
        yield Step(label, detail, detail, CREATE, lambda values=values: policies.create(values))


def tax_steps(company, preset):
    """Native taxes by name, use and rate; none where the company has one alike.

    A tax belongs to a country: a company without one gets its taxes at a later run.
    """
    if not company.account_fiscal_country_id:
        return
    for name, use, rate, included, role in preset.TAXES:
        label = company.env._("Sales tax") if use == "sale" else company.env._("Purchase tax")
        found = _existing(company, use, rate, included)
        if found:
            yield Step(label, name, found.display_name, KEEP)
            continue
        values = (name, use, rate, included, role)
        yield Step(label, name, name, CREATE, lambda values=values: _create(company, *values))


def _existing(company, use, rate, included):
    """A percentage tax of the company with that rate and price basis."""
    taxes = (
        company.env["account.tax"]
        .with_company(company)
        .search(
            [
                ("company_id", "=", company.id),
                ("type_tax_use", "=", use),
                ("amount_type", "=", "percent"),
                ("amount", "=", rate / PPM_OF_PERCENT),
            ]
        )
    )
    return taxes.filtered(lambda tax: tax.price_include == included)[:1]


def _create(company, name, use, rate, included, role):
    """A percentage tax on the account of ``role``."""
    account = company.env["loyalty.account.role"]._account(company, role)
    shares = [
        Command.create({"repartition_type": "base"}),
        Command.create({"repartition_type": "tax", "account_id": account.id}),
    ]
    return (
        company.env["account.tax"]
        .with_company(company)
        .create(
            {
                "name": name,
                "amount": rate / PPM_OF_PERCENT,
                "amount_type": "percent",
                "type_tax_use": use,
                "price_include_override": "tax_included" if included else "tax_excluded",
                "company_id": company.id,
                "tax_group_id": _group(company, name).id,
                "invoice_repartition_line_ids": shares,
                "refund_repartition_line_ids": shares,
            }
        )
    )


def _group(company, name):
    """The tax group the totals of documents are shown under."""
    groups = company.env["account.tax.group"]
    country = company.account_fiscal_country_id
    found = groups.search(
        [
            ("name", "=", name),
            ("company_id", "=", company.id),
            ("country_id", "=", country.id),
        ],
        limit=1,
    )
    return found or groups.create(
        {"name": name, "company_id": company.id, "country_id": country.id}
    )
