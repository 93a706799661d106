"""Refusals of the posting core, as data: a stable code and its parameters."""


class PostingError(ValueError):
    """Something that must not be posted.

    ``code`` is a stable word the models translate for the user; ``params`` are the
    values that belong into that sentence.

    >>> str(PostingError("mode_not_supported", mode="retained"))
    'mode_not_supported: mode=retained'
    """

    def __init__(self, code, **params):
        """Keep ``code`` and ``params`` and make them readable in a log."""
        self.code = code
        self.params = params
        shown = ", ".join(f"{name}={value}" for name, value in sorted(params.items()))
        super().__init__(f"{code}: {shown}" if shown else code)
