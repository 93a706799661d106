"""What registers and tax returns ask of an issue besides its entries."""

from dataclasses import dataclass

from .errors import PostingError
from .events import RetainedIssue
from .issues import issue_amounts, retained_amounts
from .vat import PPM, ratio_half_up


@dataclass(frozen=True)
class Figures:
    """Memo amounts of an issue, in minor units.

    Profit tax: an expense with its VAT is ``accepted``, accepted within a limit of the
    period's revenue (``limited``, see :func:`within_limit`), or ``refused``; what is
    refused is the permanent difference, ``difference_tax`` the tax on it.
    """

    taxed_base: int
    vat: int
    exempt_turnover: int
    restored: int
    accepted: int = 0
    limited: int = 0
    refused: int = 0
    difference_tax: int = 0


TREATMENTS = {"other_expense": "accepted", "advertising": "limited", "non_deductible": "refused"}


def figures(event):
    """The :class:`Figures` of a ``FreeIssue`` or ``RetainedIssue``."""
    parameters = event.parameters
    if parameters.cit_treatment not in TREATMENTS:
        raise PostingError("cit_treatment_unknown", treatment=parameters.cit_treatment)
    retained = isinstance(event, RetainedIssue) or parameters.free_issue_mode == "retained"
    amounts = (retained_amounts if retained else issue_amounts)(event)
    expense = sum(line.cost_minor + line.vat_minor + line.restored_minor for line in amounts)
    refused = expense if parameters.cit_treatment == "non_deductible" else 0
    return Figures(
        taxed_base=sum(line.base_minor for line in amounts if line.answer.taxed),
        vat=sum(line.vat_minor for line in amounts),
        exempt_turnover=sum(
            line.value_minor
            for line, amount in zip(event.lines, amounts, strict=True)
            if amount.answer.exempt
        ),
        restored=sum(line.restored_minor for line in amounts),
        difference_tax=ratio_half_up(refused * parameters.cit_rate_ppm, PPM),
        **{TREATMENTS[parameters.cit_treatment]: expense},
    )


def within_limit(parameters, revenue_minor, limited_minor):
    """``(accepted, refused)`` of a period's limited expenses (advertising)."""
    limit = revenue_minor * parameters.advertising_limit_ppm // PPM
    return min(limited_minor, limit), max(limited_minor - limit, 0)


def gross_view(entry):
    """A sale entry as Russian books show it: ``(debit, credit, amount)`` of roles.

    The gross price goes to revenue and the tax out of it (``REV.VAT``, account 90.03):
    a view for reports, never posted.
    """
    balances = {line.role: line.debit_minor - line.credit_minor for line in entry.lines}
    tax = -balances.get("VATO", 0)
    buyer = "AR" if "AR" in balances else "CASH"
    rows = [(buyer, "REV", balances[buyer]), ("REV.VAT", "VATO", tax)]
    return tuple(row for row in rows if row[2])
