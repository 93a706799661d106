"""A stored amount in minor units."""

from odoo import fields


class MinorUnits(fields.Integer):
    """An integer of eight bytes: four hold only 21 million of a currency with two decimals."""

    _column_type = ("int8", "int8")
