"""Marks of our own calls in the context, which no client can forge.

A context travels with every RPC, so that a plain ``True`` in it proves nothing. The value of
these keys is an object of this process: only code that imports it can put it there.
"""

BY_OUR_CODE = object()

# Core moves the goods of POS orders: their numbers stand on the order lines.
CORE_POS_MOVE = "loyalty_core_pos_move"
# We move pieces ourselves, or the numbers that go with pieces.
OWN_MOVE = "loyalty_own_move"
# A mirror act reverses the entries of its original.
ACT_MIRROR = "loyalty_act_mirror"
# What cards cost is asked, also where stock gives them no value.
AS_BOUGHT = "loyalty_as_bought"


def trusted(records, *keys):
    """``records`` with the marks ``keys`` in their context."""
    return records.with_context(**dict.fromkeys(keys, BY_OUR_CODE))


def is_trusted(env, *keys):
    """Did our own code set one of the marks ``keys``?"""
    return any(env.context.get(key) is BY_OUR_CODE for key in keys)
