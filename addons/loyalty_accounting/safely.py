"""Steps that must not hinder what goes on around them."""

import logging

from odoo.exceptions import ConcurrencyError
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

_logger = logging.getLogger(__name__)


def safely(env, what, step):
    """Run ``step`` in a savepoint; an error of ours is logged under ``what`` and left.

    An error of concurrency goes on: the whole transaction is tried again.

    :return: True when the step worked
    """
    try:
        with env.cr.savepoint():
            step()
        return True
    except (ConcurrencyError, *PG_CONCURRENCY_EXCEPTIONS_TO_RETRY):
        raise
    except Exception:
        _logger.exception("%s could not be finished", what)
        return False
