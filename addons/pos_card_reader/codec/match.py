"""Apply number rules to what was read.

The first rule by sequence that matches wins, even if a later one would read another
number. Within that rule the best source wins (track 2, track 1, track 3), and
different numbers on its sources are refused, never guessed. What a rule takes out of
a frame is looked at once more: zeros and signs that hid a payment number are gone then.
"""

from .payment import SCANS, find_payment
from .results import Read, Refusal
from .rules import extract, find_fault


def match_contents(contents, order, presented, rules, warnings):
    """Return the Read of the first rule that knows a number, else a Refusal.

    :param contents: text by source
    :param order: the sources, best first
    :param presented: what a refusal names as its source
    """
    faults = set()
    for rule in rules:
        numbers = {}
        for source in order:
            if source in contents and source in rule.sources:
                number = extract(rule, source, contents[source])
                fault = find_fault(rule, number)
                faults.add(fault)
                if not fault:
                    numbers[source] = number
        if len(set(numbers.values())) > 1:
            return Refusal("tracks_differ", presented)
        if numbers:
            source, number = next(iter(numbers.items()))
            scheme = find_payment(number, presented in SCANS, [one.prefix for one in rules])
            if scheme:
                return Refusal("payment_card", presented, scheme)
            return Read(number, source, rule.id, warnings)
    return Refusal(worst(faults), presented)


def worst(faults):
    """A wrong check digit says more than an unknown number."""
    return "bad_check_digit" if "bad_check_digit" in faults else "no_rule"
