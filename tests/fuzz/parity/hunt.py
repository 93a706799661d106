"""Run random cases through both engines and stop at the first difference or broken rule."""

import json
import random

import engine_vectors

from . import properties, small
from .damage import damaged
from .samples import evaluation
from .shrink import shrink

KINDS = [
    (50, evaluation),
    (20, lambda rng: damaged(rng, evaluation(rng))),
    (10, small.canonical),
    (8, small.float_edge),
    (4, small.way_back),
    (5, small.money),
    (3, small.level),
]


class Difference(AssertionError):
    """Python and JavaScript disagree, or a rule is broken; ``vector`` is the case, made small."""

    def __init__(self, vector):
        super().__init__(vector["comment"])
        self.vector = vector


def make(seed, index):
    """Return ``(random generator, case)``; the same for the same seed and index, for ever.

    The case is as it comes from the wire: two halves of a character have become one.
    """
    rng = random.Random(seed * 1000003 + index)
    weights, makers = zip(*KINDS, strict=True)
    return rng, json.loads(json.dumps(rng.choices(makers, weights)[0](rng)))


def ask_python(case):
    """Return the outcome of `case`; an exception that is no refusal is an outcome too."""
    try:
        return engine_vectors.outcome(case)
    except Exception as error:
        return {"crash": repr(error)}


def fault(twin, rng, case, found=None):
    """Return a sentence on what is wrong with `case`, empty when all is well."""
    mine = ask_python(case)
    theirs = found or twin.outcomes([case])[0]
    if isinstance(mine.get("expect"), float) and "expect" in theirs:
        theirs = {"expect": float(theirs["expect"])}  # JavaScript writes 1e16 as an integer
    if mine != theirs:
        return f"Python: {mine}; JavaScript: {theirs}."
    return "; ".join(properties.problems(rng, case, mine))


def report(twin, rng, case, name):
    """Return the case as a vector, as small as it still fails."""
    crashed = "crash" in ask_python(case)

    def fails(candidate):
        return ("crash" in ask_python(candidate)) == crashed and fault(twin, rng, candidate)

    small_case = shrink(case, fails)
    wrong = fault(twin, rng, small_case) or fault(twin, rng, case)
    comment = f"Found by fuzzing, work it out by hand. {wrong}"
    return {"id": name, "comment": comment, "flags": ["fuzz"], **small_case, "expect": "by hand"}


def hunt(twin, seed, cases, batch=250, progress=lambda done: None):
    """Try `cases` cases from `seed` on; raise `Difference` at the first that fails."""
    for start in range(0, cases, batch):
        made = [make(seed, index) for index in range(start, min(start + batch, cases))]
        answers = twin.outcomes([case for _rng, case in made])
        for offset, ((rng, case), found) in enumerate(zip(made, answers, strict=True)):
            if fault(twin, rng, case, found):
                raise Difference(report(twin, rng, case, f"fuzz-{seed}-{start + offset}"))
        progress(start + len(made))
