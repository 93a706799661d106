"""How spend counts and which level it earns: the settings of one publication."""

from typing import NamedTuple

from odoo.tools import SQL

from ..engine import to_scaled
from ..standing import Rules

#: measure of a program -> the column of an entry
COLUMNS = {"money": "amount", "quantity": "quantity", "visits": "visits"}


class Earning(NamedTuple):
    """Kept with each publication as JSON, so every value is plain.

    levels: ``[level id, threshold, first receipt]``, lowest first; the threshold is an integer of
    the measure with ``exponent`` decimals, the receipt in minor units: from it on a newcomer
    starts with the level, 0 is never. floor: id of the lowest level, or None. price, tax, points,
    prepaid, returns, categories, products: what of a receipt counts; ids where records are meant.
    former: ladders of periods that are over (``standing.former_ladders``); it follows from the
    publications and is not kept with one.
    """

    levels: list
    measure: str
    exponent: int
    window: str
    effect: str
    downgrade: str
    grace: int
    floor: int | None
    price: str
    tax: str
    points: bool
    prepaid: bool
    returns: str
    categories: list
    products: list
    former: tuple = ()

    def kept(self):
        """The settings as a publication keeps them."""
        settings = self._asdict()
        del settings["former"]
        return settings

    def standing_part(self):
        """What decides the level of a membership for given entries, as plain JSON."""
        former = [[until, list(thresholds)] for until, thresholds in self.former]
        return [*self[: self._fields.index("price")], former]

    @property
    def ladder(self):
        """``(level, threshold)``, lowest first."""
        return tuple((level, threshold) for level, threshold, _receipt in self.levels)

    def is_counted_like(self, other):
        """Whether periods are the same and thresholds can be compared with those of ``other``."""
        return (self.measure, self.exponent, self.window) == (
            other.measure,
            other.exponent,
            other.window,
        )

    @property
    def level_ids(self):
        """The levels in use, lowest first."""
        return [level for level, _threshold, _receipt in self.levels]

    @property
    def ranks(self):
        """``{level id: rank}``, 1 is the lowest."""
        return {level: rank for rank, level in enumerate(self.level_ids, start=1)}

    @property
    def rules(self):
        """The settings as the pure core reads them."""
        return Rules(
            thresholds=tuple(threshold for _level, threshold, _receipt in self.levels),
            window=self.window,
            effect=self.effect,
            downgrade=self.downgrade,
            grace=self.grace,
            floor=self.ranks.get(self.floor, 1),
            former=self.former,
        )

    @property
    def column(self):
        """The column of an entry that is counted."""
        return SQL.identifier(COLUMNS[self.measure])

    def in_entries(self, thresholds):
        """``thresholds`` in the unit of the entries."""
        return [threshold / 10**self.exponent for threshold in thresholds]

    def scaled(self, value):
        """``value`` of the measure as an integer."""
        return to_scaled(value or 0, self.exponent)

    def starting_rank(self, receipt):
        """The rank that a newcomer gets for a first ``receipt`` in minor units; 0 for none."""
        return max(
            (
                rank
                for rank, (_level, _threshold, least) in enumerate(self.levels, start=1)
                if 0 < least <= receipt
            ),
            default=0,
        )

    @property
    def starting_points(self):
        """The first receipts from which a newcomer starts higher, in minor units, rising."""
        return sorted({least for _level, _threshold, least in self.levels if least})

    def counts(self, product):
        """Whether ``product`` counts as spend and towards quantity."""
        path = (product.categ_id.parent_path or "").split("/")
        excluded = {str(key) for key in self.categories}
        return product.id not in self.products and not excluded & set(path)
