"""Marks that live as long as a transaction, so that no RPC context can forge them."""

from contextlib import contextmanager


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
