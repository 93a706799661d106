"""Why a reader can't be read."""

import errno

_REASONS = {
    errno.EACCES: ("error", "permission"),
    errno.EPERM: ("error", "permission"),
    errno.EBUSY: ("error", "busy"),
    errno.EAGAIN: ("error", "busy"),
    errno.EWOULDBLOCK: ("error", "busy"),
    errno.ENOENT: ("absent", ""),
    errno.ENODEV: ("absent", ""),
    errno.ENXIO: ("absent", ""),
}


class Trouble(Exception):
    """A reader that can't be read: `state` and `reason` of the protocol."""

    def __init__(self, state, reason=""):
        super().__init__(f"{state} {reason}".strip())
        self.state, self.reason = state, reason

    @classmethod
    def of(cls, error):
        """Return the Trouble that an OSError means; unplugged if it says nothing else."""
        return cls(*_REASONS.get(error.errno, ("absent", "")))
