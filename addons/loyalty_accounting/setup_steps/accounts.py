"""Accounts: map every role of the preset, adding accounts the chart does not have."""

from dataclasses import replace

from .step import CREATE, KEEP, USE, Step


def account_steps(company, preset):
    """One step per role, then the accounts that are only kept ready.

    An account that plays several roles is created once.
    """
    roles = company.env["loyalty.account.role"].sudo()
    mapped = {
        role.code: role.account_id for role in roles.search([("company_id", "=", company.id)])
    }
    planned = set()
    for role, (code, *_rest) in preset.ACCOUNTS.items():
        step = _role_step(company, preset, role, mapped.get(role))
        if step.state == CREATE and code in planned:
            step = replace(step, state=USE)
        planned.add(code)
        yield step
    for code, name, account_type in preset.EXTRA_ACCOUNTS:
        if not _by_code(company, code):
            yield _extra_step(company, preset, code, name, account_type)


def _role_step(company, preset, role, mapped):
    """Keep a mapping, use an account of the chart, or create one."""
    code, name, account_type, ref = preset.ACCOUNTS[role]
    meaning = company.env._("Account for %(role)s", role=role)
    if mapped:
        return Step(meaning, name, mapped.display_name, KEEP)
    account = _by_hand(company, role) or _by_ref(company, ref) or _by_code(company, code)
    detail = account.display_name if account else f"{code} {name}"

    def make():
        found = _by_hand(company, role) or _by_ref(company, ref) or _by_code(company, code)
        account_id = (found or _create(company, preset, code, name, account_type)).id
        company.env["loyalty.account.role"].create(
            {"code": role, "company_id": company.id, "account_id": account_id, "from_preset": True}
        )

    return Step(meaning, name, detail, USE if account else CREATE, make)


def _extra_step(company, preset, code, name, account_type):
    """An account no role uses yet."""
    return Step(
        company.env._("Account"),
        name,
        f"{code} {name}",
        CREATE,
        lambda: _create(company, preset, code, name, account_type),
    )


def _by_hand(company, role):
    """The account that was chosen where Odoo reads it: card category, place of issued cards."""
    mapping = company.env["loyalty.account.role"].new({"code": role, "company_id": company.id})
    account = mapping._account_in_use()
    return account if account != mapping._account_by_default() else account.browse()


def _by_ref(company, ref):
    """The chart's account of that external id, if the company has that chart."""
    template = company.env["account.chart.template"].with_company(company)
    found = template.ref(ref, raise_if_not_found=False) if ref else None
    return found or company.env["account.account"]


def _by_code(company, code):
    """The company's account with that code."""
    accounts = company.env["account.account"].with_company(company)
    return accounts.search([("code", "=", code), ("company_ids", "in", company.ids)], limit=1)


def _create(company, preset, code, name, account_type):
    """A new account of the company, named in every language that is read here."""
    accounts = company.env["account.account"].with_company(company)
    account = accounts.create(
        {
            "code": code,
            "name": name,
            "account_type": account_type,
            "company_ids": [(6, 0, company.ids)],
        }
    )
    read = {lang for lang, _name in company.env["res.lang"].get_installed()}
    for lang in read & set(preset.LOCAL_NAMES):
        account.with_context(lang=lang).name = preset.LOCAL_NAMES[lang].get(code, name)
    return account
