"""Input VAT of single cards: by the bills of their order, and by what changed their purpose."""

from dataclasses import dataclass

from .input_tax import InputTax


@dataclass(frozen=True)
class CardTaxes:
    """Input VAT by the place of a card among all cards of an order line, counted from one.

    ``tax`` is of ``billed`` cards; one that is not billed yet is expected to bear the same.
    ``changes`` of purpose are ``(first, last, into cost)``, the earliest first: what they moved
    from one part of the VAT of these cards to the other. Parts of a span add up to it.

    >>> taxes = CardTaxes(InputTax(deducted=1000), 3)
    >>> [taxes.of(card, card).deducted for card in (1, 2, 3)]
    [333, 333, 334]
    >>> CardTaxes(InputTax(deducted=1000), 3, ((2, 3, 667),)).of(1, 3)
    InputTax(deducted=333, capitalised=667)
    """

    tax: InputTax
    billed: int
    changes: tuple = ()

    def of(self, first, last):
        """The :class:`~.input_tax.InputTax` of the cards from ``first`` through ``last``."""
        return self._after(self.changes, first, last)

    def _after(self, changes, first, last):
        """The same when ``changes`` had been made and no later ones."""
        if not changes:
            return InputTax(*(self._share(amount, first, last) for amount in self.tax))
        *earlier, change = changes
        deducted, capitalised = self._after(earlier, first, last)
        moved = self._moved(earlier, change, last) - self._moved(earlier, change, first - 1)
        return InputTax(deducted - moved, capitalised + moved)

    def _share(self, amount, first, last):
        """What bills say."""
        if not self.billed:
            return 0
        return amount * last // self.billed - amount * (first - 1) // self.billed

    def _moved(self, earlier, change, last):
        """What ``change`` moved of its cards through ``last``, as they bore it before."""
        first, end, moved = change
        last = min(last, end)
        if last < first:
            return 0
        part, whole = (
            self._after(earlier, first, place)[0 if moved > 0 else 1] for place in (last, end)
        )
        return moved * part // whole if whole else moved * (last - first + 1) // (end - first + 1)
