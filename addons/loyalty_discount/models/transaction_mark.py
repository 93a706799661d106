"""Marks that live as long as a call in a transaction, so that no RPC context can forge them."""

from contextlib import contextmanager
from weakref import WeakKeyDictionary

#: Open while a paid order is settled: its lines stand, and what was read of them is kept.
SETTLING = "settling"
#: Open while a till is answered: what is in force there is found once.
ANSWERING = "answering"
#: cursor -> name -> open values. Not in the cursor's own: savepoints and rollbacks empty those.
_open = WeakKeyDictionary()


@contextmanager
def marked(env, name, value=True):
    """While open, :func:`mark` answers ``value`` for ``name``; nests."""
    stack = _open.setdefault(env.cr, {}).setdefault(name, [])
    stack.append(value)
    try:
        yield
    finally:
        stack.pop()


def mark(env, name):
    """The innermost open value of ``name``, or None."""
    stack = _open.get(env.cr, {}).get(name)
    return stack[-1] if stack else None


def keep(env, name, key, value):
    """Let :func:`once` answer ``value`` for ``key`` while ``name`` is open."""
    known = mark(env, name)
    if known is not None:
        known[key] = value


def once(env, name, key, work):
    """What ``work()`` answers; while ``name`` is open with a dictionary, asked once for a key."""
    known = mark(env, name)
    if known is None:
        return work()
    if key not in known:
        known[key] = work()
    return known[key]
