"""Set arithmetic on spans of serials, so that a thousand cards cost what one costs."""


def count(spans):
    """How many serials the spans hold together.

    >>> count([(1, 50), (61, 61)])
    51
    """
    return sum(last - first + 1 for first, last in spans)


def count_through(spans, serial):
    """How many serials of ``spans`` are ``serial`` or smaller.

    >>> [count_through([(1, 5), (9, 20)], serial) for serial in (0, 4, 7, 9)]
    [0, 4, 5, 6]
    """
    return count((first, min(last, serial)) for first, last in spans if first <= serial)


def pack(serials):
    """Serials in any order -> sorted spans without neighbours.

    >>> pack([3, 1, 2, 7])
    [(1, 3), (7, 7)]
    """
    spans = []
    for serial in sorted(set(serials)):
        if spans and serial == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], serial)
        else:
            spans.append((serial, serial))
    return spans


def overlap(spans):
    """The serials that more than one span holds, as spans.

    >>> overlap([(1, 10), (8, 12), (20, 20)])
    [(8, 10)]
    """
    found, reach = [], None
    for first, last in sorted(spans):
        if reach is not None and first <= reach:
            found.append((first, min(last, reach)))
        reach = last if reach is None else max(reach, last)
    return found


def missing(span, present):
    """What of ``span`` no span of ``present`` holds.

    >>> missing((1, 10), [(3, 4), (8, 12)])
    [(1, 2), (5, 7)]
    """
    gaps, at = [], span[0]
    for first, last in sorted(present):
        if first > at:
            gaps.append((at, min(first - 1, span[1])))
        at = max(at, last + 1)
        if at > span[1]:
            break
    if at <= span[1]:
        gaps.append((at, span[1]))
    return [gap for gap in gaps if gap[0] <= gap[1]]


def free_spans(present, quantity):
    """The first ``quantity`` serials of ``present`` (spans), as spans.

    >>> free_spans([(1, 5), (9, 20)], 8)
    [(1, 5), (9, 11)]
    """
    taken = []
    for first, last in sorted(present):
        if quantity <= 0:
            break
        last = min(last, first + quantity - 1)
        taken.append((first, last))
        quantity -= last - first + 1
    return taken
