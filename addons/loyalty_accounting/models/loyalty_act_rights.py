"""What people may write on acts, and whose acts are whose."""

# What a person fills in on a draft of any type but issuance.
HEAD = frozenset(
    {
        "type",
        "company_id",
        "operation_date",
        "warehouse_id",
        "location_id",
        "location_dest_id",
        "responsible_id",
        "responsible_to_id",
        "commission_id",
        "present_ids",
        "origin_id",
        "receipt_id",
        "product_id",
        "culprit_id",
        "recovery_amount",
        "recovery_source",
        "return_value",
        "loss_percent",
        "claim_amount",
        "replaced_id",
        "fee_order_id",
        "shift_id",
        "shift_end",
        "personalised",
        "opening_account_id",
        "period_start",
        "turnover",
        "exempt_turnover",
        "shared_input_tax",
        "expense",
        "exempt_expense",
        "reason",
        "basis",
        "range_ids",
    }
)
# Types the storekeeper makes and posts: they move cards and post no entry.
BY_STOREKEEPER = ("receipt", "transfer", "acceptance", "count", "drawer")
ACCOUNTANT = "loyalty_accounting.group_loyalty_accountant"
# What a person may write, and only on a draft; everything else follows from issues and posting.
BY_HAND = {"responsible_name", "note"}
# What comes after the posting.
AFTER = {"scan", "scan_name"}
