from . import test_quotations, test_role_matrix
