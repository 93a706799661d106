"""Publications made before they kept how spend counts get the settings of today's form.

Until this version members were counted by the form whatever was published, so no level changes
and no recalculation is needed. Filled in once rather than read from the form when missing: an
edit of the form would change what was published then.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.loyalty_discount.models.loyalty_publication import OWN_STEP
from odoo.addons.loyalty_discount.models.transaction_mark import marked


def migrate(cr, version):
    """Fill in `earning` of each publication that has none, and what levels were counted by."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    programs = env["loyalty.program"].with_context(active_test=False)
    for program in programs.search([("program_type", "=", "discount")]):
        said = program._drafted_earning()
        older = program.publication_ids.filtered(lambda publication: not publication.earning)
        with marked(env, OWN_STEP):
            older.write({"earning": said.kept()})
        program.counted_by = program.counted_by or said.standing_part()
