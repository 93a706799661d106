"""Silence, told from a busy machine: a frame ends when nothing came, not when we are late."""

from ..clock import now_ms


def take(framer, received):
    """Feed what a wait brought that ended at the framer's deadline; return the Frames.

    What it brought came before its end, however long this process stood still afterwards:
    only a wait that brought nothing proves silence.
    """
    return framer.feed(received, now_ms(), in_time=True) if received else framer.tick(now_ms())
