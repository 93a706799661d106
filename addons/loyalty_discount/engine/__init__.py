"""The discount engine: programs + basket -> decision. Pure: standard library only, no clock,
locale, randomness or money in floats. Its twin is ``static/src/engine``; the shared vectors in
``static/tests/vectors`` are the specification of both. Start reading at ``evaluate.py``.
"""

from .canonical import canonical, digest
from .decision import ENGINE_VERSION
from .edge import combined_percent, granted_minor, net_minor, to_scaled
from .errors import EngineError
from .evaluate import evaluate
from .levels import level_for, near_miss
from .prepare import prepare
from .snapshot import snapshot_hash

__all__ = [
    "ENGINE_VERSION",
    "EngineError",
    "canonical",
    "combined_percent",
    "digest",
    "evaluate",
    "granted_minor",
    "level_for",
    "near_miss",
    "net_minor",
    "prepare",
    "snapshot_hash",
    "to_scaled",
]
