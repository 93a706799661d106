"""The state of an act's lines is read from the act: its copy on every line is gone."""


def migrate(cr, version):
    """Drop the column nobody fills any more."""
    cr.execute("ALTER TABLE loyalty_act_line DROP COLUMN IF EXISTS state")
