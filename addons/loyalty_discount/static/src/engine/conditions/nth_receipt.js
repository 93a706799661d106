/**
 * Condition `nth_receipt`: this receipt is the holder's number `number` in the `window`.
 *
 * With `every` each multiple counts too. Receipts are counted in the membership of `program` (0 is
 * the program itself); what the facts don't tell is 0.
 */

import { codeFor, membershipAsked } from "../asked.js";
import { WINDOW, counted } from "../levels.js";
import { flag, integer, text } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    program: integer(0),
    window: text(WINDOW),
    number: integer(1),
    every: flag,
};

/** Return how many receipts after this one the next hit is, null when none is to come. */
function missingTo(number, every, current) {
    if (every) {
        return (number - (current % number)) % number;
    }
    return current <= number ? number - current : null;
}

/** Number this receipt after those before it; the near miss counts receipts still to come. */
export function check(spec, program, sale) {
    const code = codeFor("nth_receipt", sale.basket);
    const membership = membershipAsked(spec, program, sale);
    const { number } = spec;
    if (!membership) {
        return new Verdict(false, code, { number, receipt: null });
    }
    const receipt = counted(membership, "visits", spec.window) + 1;
    const missing = missingTo(number, spec.every, receipt);
    const near = missing ? { code: "nth_receipt", missing_visits: missing } : null;
    return new Verdict(missing === 0, code, { number, receipt }, near);
}
