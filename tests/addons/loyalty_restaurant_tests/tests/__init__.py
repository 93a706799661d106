from . import test_bills, test_self_order
