"""A query is checked in each company: what was found in all of them together is found anew."""


def migrate(cr, version):
    """Forget the last results; the next run writes them by company."""
    cr.execute("DELETE FROM loyalty_consistency")
