from . import loyalty_medium_reason
from . import loyalty_membership_change
