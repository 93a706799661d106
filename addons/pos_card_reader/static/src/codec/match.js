// Apply number rules to what was read (twin of match.py): the first rule by sequence
// that matches wins, and within it the best source; different numbers are refused, and
// a payment number that zeros or signs hid in the frame.

import { SCANS, findPayment } from "./payment.js";
import { makeRead, makeRefusal } from "./results.js";
import { extract, findFault } from "./rules.js";

/** The read of the first rule that knows a number, else a refusal naming `presented`. */
export function matchContents(contents, order, presented, rules, warnings) {
    const faults = new Set();
    for (const rule of rules) {
        const numbers = [];
        for (const source of order) {
            if (source in contents && rule.sources.includes(source)) {
                const number = extract(rule, source, contents[source]);
                const fault = findFault(rule, number);
                faults.add(fault);
                if (!fault) {
                    numbers.push([source, number]);
                }
            }
        }
        if (new Set(numbers.map(([, number]) => number)).size > 1) {
            return makeRefusal("tracks_differ", presented);
        }
        if (numbers.length) {
            const [source, number] = numbers[0];
            const prefixes = rules.map((one) => one.prefix);
            const scheme = findPayment(number, SCANS.includes(presented), prefixes);
            return scheme
                ? makeRefusal("payment_card", presented, scheme)
                : makeRead(number, source, rule.id, warnings);
        }
    }
    return makeRefusal(worst(faults), presented);
}

/** A wrong check digit says more than an unknown number. */
export function worst(faults) {
    return faults.has("bad_check_digit") ? "bad_check_digit" : "no_rule";
}
