"""The VAT ladder: is a card given away taxed, at which rate, and why.

Every answer carries a stable reason, so that the user reads the same decision the entry
was made by. Sources of the treatments are named beside the parameters of the presets.
"""

from dataclasses import dataclass

from .errors import PostingError
from .parameters import MODES, REGIMES


@dataclass(frozen=True)
class Treatment:
    """What the ladder says to one line of an issue.

    ``rate_ppm`` is 0 where no VAT arises. ``exempt`` marks an exempt supply, which is
    reported; ``restores`` says that deducted input VAT has to be given back.
    """

    reason: str
    rate_ppm: int = 0
    exempt: bool = False
    restores: bool = False

    @property
    def taxed(self):
        """Does VAT arise?"""
        return self.rate_ppm > 0


def treatment(parameters, line):
    """The :class:`Treatment` of ``line`` (an IssueLine) under ``parameters``."""
    if parameters.free_issue_mode not in MODES:
        raise PostingError("mode_unknown", mode=parameters.free_issue_mode)
    if parameters.regime not in REGIMES:
        raise PostingError("regime_unknown", regime=parameters.regime)
    if parameters.regime == "none":
        return Treatment("not_payer")
    answer = _LADDER[parameters.free_issue_mode](parameters, line)
    if answer.taxed and parameters.gift_needs_deduction and not _deducted(parameters, line):
        return Treatment("no_deduction")
    return answer


def _deducted(parameters, line):
    """Was there a right to deduct the input VAT of these cards?"""
    if line.deducted_minor or line.capitalised_minor:
        return line.deducted_minor > 0
    return parameters.regime == "payer" and parameters.input_vat != "capitalise"


def _taxable(parameters, _line, reason="taxable"):
    """A taxed supply at the rate of the day."""
    return Treatment(reason, parameters.rate_ppm)


def _exempt_below_limit(parameters, line):
    """Russia, 149.3.25: exempt up to the limit of one card's cost, the limit included."""
    value = line.value_minor
    if parameters.limit_basis == "with_vat":
        value += line.deducted_minor
    elif parameters.limit_basis == "without_vat":
        value -= line.capitalised_minor
    else:
        raise PostingError("limit_basis_unknown", basis=parameters.limit_basis)
    if value > parameters.unit_limit_minor * line.quantity:
        return _taxable(parameters, line, "above_unit_limit")
    restores = parameters.input_vat != "proportional"
    return Treatment("within_unit_limit", exempt=True, restores=restores)


def _promo_material(parameters, line):
    """Serbia, 6.1.4: no supply where the market value is below the limit; see E27 for the total."""
    if _market(line) >= parameters.unit_limit_minor * line.quantity:
        return _taxable(parameters, line, "above_unit_limit")
    return Treatment("promo_material")


def _small_value_gift(parameters, line):
    """EU, article 16: a gift up to the national amount, that amount included."""
    if _market(line) > parameters.unit_limit_minor * line.quantity:
        return _taxable(parameters, line, "above_unit_limit")
    return Treatment("small_value_gift")


def _linked_to_sale(parameters, line):
    """Part of a paid supply where a purchase was the condition, else a gift."""
    if not line.linked:
        return _taxable(parameters, line, "not_linked")
    return Treatment("linked_to_sale")


def _market(line):
    """Market value without VAT; the cost where no market value is known."""
    return line.market_minor or line.value_minor


_LADDER = {
    "taxable": _taxable,
    "exempt_below_limit": _exempt_below_limit,
    "not_goods": lambda _parameters, _line: Treatment("not_goods"),
    "linked_to_sale": _linked_to_sale,
    "retained": lambda _parameters, _line: Treatment("retained"),
    "promo_material": _promo_material,
    "representation": lambda _parameters, _line: Treatment("representation", restores=True),
    "small_value_gift": _small_value_gift,
}
