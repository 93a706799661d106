"""A mirror counts its cards below zero, as it does their cost."""


def migrate(cr, version):
    """Mirrors of acts by hand counted above zero; those of issue notes never did."""
    cr.execute(
        "UPDATE loyalty_act SET quantity = -quantity"
        " WHERE reversal_of_id IS NOT NULL AND quantity > 0"
    )
