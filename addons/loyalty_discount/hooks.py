"""Access rows of core that this addon closes, and how they come back.

Access rows add up, so a row of ours can't take anything away: core's own rows are overwritten.
Rows of the point of sale's loyalty bridge are overwritten by a data file; rows of addons we do
not depend on are overwritten here if they are installed.
"""

READ_ONLY = {"perm_write": False, "perm_create": False, "perm_unlink": False}

#: xml id -> the permissions core gives (write, create, unlink), restored at uninstall.
CORE_ROWS = {
    "pos_loyalty.access_coupon_pos_user": (True, False, False),
    "pos_loyalty.access_loyalty_history_pos_user": (True, True, False),
    "pos_loyalty.access_loyalty_card_update_balance_pos_user": (True, True, False),
    "pos_loyalty.access_sale_coupon_generate": (True, True, False),
}
OPTIONAL_ROWS = {
    "sale_loyalty.access_coupon_salesman": (True, False, False),
    "sale_loyalty.access_loyalty_history_salesman": (True, True, False),
    "sale_loyalty.access_loyalty_card_update_balance_salesman": (True, True, False),
    "sale_loyalty.access_sale_coupon_generate": (True, True, False),
}


def _rows(env):
    """``(row, permissions)`` of the rows that exist in this database."""
    for xmlid, permissions in {**CORE_ROWS, **OPTIONAL_ROWS}.items():
        row = env.ref(xmlid, raise_if_not_found=False)
        if row:
            yield row, permissions


def post_init_hook(env):
    """Close the open rows, those of addons that happen to be installed included."""
    for row, _permissions in _rows(env):
        row.write(READ_ONLY)


def uninstall_hook(env):
    """Give core its own access rows back."""
    for row, (write, create, unlink) in _rows(env):
        row.write({"perm_write": write, "perm_create": create, "perm_unlink": unlink})
