"""Generate the asset bundles of a database once, in ``odoo shell``; its copies have them then."""

env["ir.qweb"]._pregenerate_assets_bundles()  # noqa: F821 (the shell's own variable)
env.cr.commit()  # noqa: F821 (pylint: disable=invalid-commit; no request ends here)
