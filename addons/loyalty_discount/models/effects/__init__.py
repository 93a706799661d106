# ruff: noqa: I001 (in the order in which the form lists the kinds)
from . import (
    percent,
    level_discount,
    amount,
    new_price,
    price_list,
    nth_free,
    set_price,
    gift,
    bonus_rate,
    message,
)
