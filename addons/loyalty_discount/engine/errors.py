"""The one error of the engine: input that is refused, with what is wrong and where."""


class EngineError(ValueError):
    """Refused input.

    ``code`` is a stable word (``refund_line``, ``not_integer``); ``where`` is a path into the
    input (``basket.lines[0].quantity``). Texts for people are made at the edges, never here.

    >>> str(EngineError("refund_line", "basket.lines[0].quantity"))
    'basket.lines[0].quantity: refund_line'
    """

    def __init__(self, code, where):
        """Keep `code` and `where`; the message is for developers' logs only."""
        super().__init__(f"{where}: {code}")
        self.code = code
        self.where = where
