"""Types of acts, one file each; this list is the whole dispatch.

To add a type: a file with its :class:`~.operation.Operation`, a line here, a case in the
tests. Its events belong to the posting core.
"""

from .acceptance import Acceptance
from .charge_dropped import ChargeDropped
from .claim import Claim
from .correction import Correction
from .count import Count
from .drawer import DrawerCount
from .expiry import Expiry
from .impairment import ImpairmentOfCards
from .opening import OpeningBalances
from .period_tax import PeriodTaxAct
from .receipt import Receipt
from .reclassification import Reclassification
from .recovery import Recovery
from .replacement import Replacement
from .return_of_cards import ReturnOfCards
from .shortage import ShortageOfCards
from .spoilt import Spoilt
from .surplus import SurplusOfCards
from .transfer import Transfer
from .write_off import WriteOff

OPERATIONS = {
    operation.code: operation
    for operation in (
        Receipt(),
        Transfer(),
        Acceptance(),
        ReturnOfCards(),
        Spoilt(),
        ShortageOfCards(),
        SurplusOfCards(),
        ImpairmentOfCards(),
        WriteOff(),
        Claim(),
        Reclassification(),
        Replacement(),
        Correction(),
        Recovery(),
        ChargeDropped(),
        Expiry(),
        Count(),
        DrawerCount(),
        OpeningBalances(),
        PeriodTaxAct(),
    )
}
