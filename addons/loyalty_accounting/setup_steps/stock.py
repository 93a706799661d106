"""Stock side: journals, the two places, the type of transfer, the card categories."""

from .step import CREATE, KEEP, USE, Step


def _field_step(company, field, kind, label, create):
    """Fill ``field`` of the company by ``create()`` unless it is filled."""
    record = company[field]
    if record:
        return Step(kind, label, record.display_name, KEEP)
    return Step(kind, label, label, CREATE, lambda: company.update({field: create()}))


def journal_steps(company, _preset):
    """The card journal; and the stock journal Odoo values through, if there is none."""
    yield _field_step(
        company,
        "loyalty_journal_id",
        company.env._("Journal"),
        company.env._("Loyalty cards"),
        lambda: _journal(company, "LCARD", company.env._("Loyalty cards")),
    )
    yield _field_step(
        company,
        "account_stock_journal_id",
        company.env._("Journal"),
        company.env._("Inventory valuation"),
        lambda: _journal(company, "STJ", company.env._("Inventory valuation")),
    )


def _journal(company, code, name):
    """The company's journal with that code, made if missing."""
    journals = company.env["account.journal"].with_company(company)
    found = journals.search([("code", "=", code), ("company_id", "=", company.id)], limit=1)
    return found or journals.create(
        {
            "name": name,
            "code": code,
            "type": "general",
            "company_id": company.id,
            "show_on_dashboard": False,
        }
    )


def location_steps(company, _preset):
    """Where cards wait for their act, and where posted acts take them."""
    locations = company.env["stock.location"]
    pending = company.env._("Cards handed out, act pending")
    issued = company.env._("Cards issued free")
    expense = company.env["loyalty.account.role"]

    def create_issued():
        return locations.create(
            {
                "name": issued,
                "usage": "inventory",
                "company_id": company.id,
                "valuation_account_id": expense._account(company, "EXP").id,
            }
        )

    yield _field_step(
        company,
        "loyalty_pending_location_id",
        company.env._("Place"),
        pending,
        lambda: locations.create({"name": pending, "usage": "internal", "company_id": company.id}),
    )
    yield _field_step(
        company, "loyalty_issued_location_id", company.env._("Place"), issued, create_issued
    )


def transfer_steps(company, _preset):
    """The type of the transfers behind issues and acts, with a numbering of its own."""
    label = company.env._("Card issues")

    def create():
        return company.env["stock.picking.type"].create(
            {
                "name": label,
                "code": "internal",
                "sequence_code": "CARD",
                "company_id": company.id,
                "warehouse_id": False,
                "loyalty_card_issue": True,
                "use_create_lots": False,
                "use_existing_lots": True,
                "default_location_src_id": company.loyalty_pending_location_id.id,
                "default_location_dest_id": company.loyalty_issued_location_id.id,
            }
        )

    yield _field_step(
        company, "loyalty_issue_type_id", company.env._("Transfer type"), label, create
    )


def category_steps(company, _preset):
    """Perpetual valuation at average cost, for cards only and where nothing is chosen."""
    for kind in ("materials", "goods"):
        category = company.env.ref(f"loyalty_accounting.product_category_{kind}")
        yield _category_step(company, category.with_company(company))


def _category_step(company, category):
    """The company's settings of one card category."""
    label = company.env._("Product category")
    wanted = {"property_valuation": "real_time", "property_cost_method": "average"}
    missing = {
        field: value
        for field, value in wanted.items()
        if category[field] != value and not _is_chosen(company, category, field)
    }
    shown = ", ".join(
        dict(category._fields[field]._description_selection(company.env))[
            missing.get(field) or category[field]
        ]
        for field in wanted
    )
    detail = f"{category.name}: {shown}"
    if not missing:
        return Step(label, category.name, detail, KEEP)

    def make():
        if not category.property_stock_journal:
            missing["property_stock_journal"] = company.account_stock_journal_id.id
        category.write(missing)

    return Step(label, category.name, detail, USE, make)


def _is_chosen(company, category, field):
    """Was the setting chosen, or is it only what every category of the company has?

    After the first set-up every setting counts as chosen.
    """
    default = category._fields[field].get_company_dependent_fallback(category)
    return bool(category[field]) and (company.loyalty_preset or category[field] != default)


def sequence_steps(company, _preset):
    """Numbers of print runs and acts count by company."""
    sequences = company.env["ir.sequence"]
    label = company.env._("Numbering")
    for code in ("loyalty.medium.batch", "loyalty.act.issuance"):
        template = sequences.search([("code", "=", code), ("company_id", "=", False)], limit=1)
        own = sequences.search([("code", "=", code), ("company_id", "=", company.id)], limit=1)
        if own:
            yield Step(label, own.name, own.name, KEEP)
        elif template:
            values = {"company_id": company.id, "number_next": 1, "date_range_ids": []}
            yield Step(
                label,
                template.name,
                f"{template.name}: {template.prefix}",
                CREATE,
                lambda template=template, values=values: template.copy(values),
            )
