"""Access rows of core that this addon closes, and how they come back.

Access rows add up, so a row of ours can't take anything away: core's own rows are overwritten
by a data file. Those of `sale_loyalty` stay: quotations write points as their salesperson. What he
writes himself is refused by the models (`loyalty_card_balance.py`, `loyalty_history.py`).
"""

#: xml id -> the permissions core gives (write, create, unlink), restored at uninstall.
CORE_ROWS = {
    "pos_loyalty.access_coupon_pos_user": (True, False, False),
    "pos_loyalty.access_loyalty_history_pos_user": (True, True, False),
    "pos_loyalty.access_loyalty_card_update_balance_pos_user": (True, True, False),
    "pos_loyalty.access_sale_coupon_generate": (True, True, False),
}


def _rows(env):
    """``(row, permissions)`` of the rows that exist in this database."""
    for xmlid, permissions in CORE_ROWS.items():
        row = env.ref(xmlid, raise_if_not_found=False)
        if row:
            yield row, permissions


def uninstall_hook(env):
    """Give core its own access rows back."""
    for row, (write, create, unlink) in _rows(env):
        row.write({"perm_write": write, "perm_create": create, "perm_unlink": unlink})
