"""The edge between Odoo's float amounts and the integer minor units of the posting core."""


def to_minor(currency, amount):
    """``amount`` as integer minor units of ``currency``, rounded by the currency first."""
    return round(currency.round(amount) * 10**currency.decimal_places)


def to_amount(currency, minor):
    """Integer minor units as an amount of ``currency``."""
    return currency.round(minor / 10**currency.decimal_places)
