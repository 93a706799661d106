"""A snapshot is a list of program versions, named by the digest of their digests."""

from .canonical import digest
from .shape import listing, text

_check_hashes = listing(text("[0-9a-f]{64}"))


def snapshot_hash(version_hashes):
    """Return the hash of the snapshot that holds these versions, in any order.

    `version_hashes`: digests of the versions' canonical content (64 lower-case hex digits each).

    >>> snapshot_hash([]) == digest({"v": 1, "versions": []})
    True
    """
    _check_hashes(version_hashes, "versions")
    return digest({"v": 1, "versions": sorted(version_hashes)})
