"""Make a shop of plain Odoo and one of ours as large as a chain; runs in ``odoo shell``."""

import os

from filling import CARDS, ENTRIES, HOLDERS, fill
from our_shop import OurShop
from plain_shop import PlainShop

plain, ours = PlainShop(os.environ["LOYALTY_PLAIN_DB"]), OurShop(os.environ["LOYALTY_OURS_DB"])
ours.sell(3, with_card=True)  # the purchase that is copied
fill(plain, ours)
print(f"bench: both with {HOLDERS:,} holders, ours with {CARDS:,} cards, {ENTRIES:,} purchases")
