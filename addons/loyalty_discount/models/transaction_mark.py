"""Marks that live as long as a transaction, so that no RPC context can forge them."""

from contextlib import contextmanager

#: Open while a paid order is settled: its lines stand, and what was read of them is kept.
SETTLING = "settling"


@contextmanager
def marked(env, name, value=True):
    """While open, :func:`mark` answers ``value`` for ``name``; nests."""
    marks = env.cr.precommit.data
    stack = marks.setdefault(f"loyalty_discount.{name}", [])
    stack.append(value)
    try:
        yield
    finally:
        stack.pop()


def mark(env, name):
    """The innermost open value of ``name``, or None."""
    stack = env.cr.precommit.data.get(f"loyalty_discount.{name}")
    return stack[-1] if stack else None


def once(env, name, key, work):
    """What ``work()`` answers; while ``name`` is open with a dictionary, asked once for a key."""
    known = mark(env, name)
    if known is None:
        return work()
    if key not in known:
        known[key] = work()
    return known[key]
