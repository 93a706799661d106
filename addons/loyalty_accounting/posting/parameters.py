"""The accounting and tax parameters an event is judged by, frozen with it.

They are the values in force on the operation date (see ``policy.py``); nothing here has a
country in it: a preset fills the values, the rules only read them. Rates and shares are in
ppm, money in minor units of the company currency.
"""

from dataclasses import dataclass

REGIMES = ("payer", "special", "none")
MODES = (
    "taxable",
    "exempt_below_limit",
    "not_goods",
    "linked_to_sale",
    "retained",
    "promo_material",
    "representation",
    "small_value_gift",
)
#: Modes that look at the limit of one card.
UNIT_LIMITED = ("exempt_below_limit", "promo_material", "small_value_gift")


@dataclass(frozen=True)
class Parameters:
    """One set of parameters; the defaults are the plainest reading of each.

    - ``regime``: ``payer``; ``special`` = a reduced rate without deduction (Russia 5 %, 7 %);
      ``none`` = not a payer.
    - ``free_issue_mode``: one of ``MODES``, the treatment of a card given away.
    - ``gift_needs_deduction``: a gift is no supply where its input VAT was not deductible.
    - ``vat_base``: ``market`` (price without VAT, cost where none is known) or ``cost``.
    - ``unit_limit_minor``, ``limit_basis``: the value of one card up to which a treatment
      with a limit holds, and whether it is compared ``with_vat`` or ``without_vat``.
    - ``total_limit_ppm``: share of the period's turnover that may be given away untaxed.
    - ``input_vat``: ``deduct``, ``capitalise`` or ``proportional`` (``input_share_ppm``).
    - ``exempt_share_ppm``: the share of expenses on exempt supplies up to which all input
      VAT stays deductible (Russia: 5 %); 0 = there is no such rule.
    - ``free_stock``: ``inventory`` or ``expense_on_receipt``.
    - ``shortage_vat``: ``off``, ``restore`` (input) or ``output`` (on cost).
    - ``spoilage_norm_ppm``: spoilt share of the personalised cards that is an expense.
    - ``recovery``: ``cost`` or ``market``, what a culprit is charged.
    - ``off_balance_value``: ``one`` (``unit_minor``, one unit of currency), ``cost``, ``price``.
    - ``cit_treatment``: ``non_deductible``, ``other_expense`` or ``advertising``, with
      ``cit_rate_ppm`` and ``advertising_limit_ppm`` of revenue.
    - ``card_fee``: ``immediate`` or ``over_validity``.
    - ``replacement_income``: ``sale`` or ``other`` (other income and expense).
    """

    rate_ppm: int
    regime: str = "payer"
    free_issue_mode: str = "taxable"
    gift_needs_deduction: bool = False
    vat_base: str = "cost"
    rounding: str = "document"
    unit_limit_minor: int = 0
    limit_basis: str = "with_vat"
    total_limit_ppm: int = 0
    input_vat: str = "deduct"
    input_share_ppm: int = 1_000_000
    exempt_share_ppm: int = 0
    free_stock: str = "inventory"
    shortage_vat: str = "off"
    spoilage_norm_ppm: int = 0
    recovery: str = "cost"
    off_balance_value: str = "one"
    unit_minor: int = 100
    cit_treatment: str = "non_deductible"
    cit_rate_ppm: int = 0
    advertising_limit_ppm: int = 0
    card_fee: str = "immediate"
    replacement_income: str = "sale"
