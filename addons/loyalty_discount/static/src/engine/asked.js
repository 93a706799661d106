/** Whom a condition asks: the holder, or the holder's membership in the program it names. */

import { membershipIn } from "./levels.js";

/** Return the reason of a condition about the holder: without a card always `no_card`. */
export function codeFor(kind, basket) {
    return basket.holder ? kind : "no_card";
}

/**
 * Return the membership in the program that `spec` names, null if there is none.
 *
 * `program` 0 is the program itself. One that is not in force in this evaluation (or is of another
 * currency, so that its spend can't be compared) counts as no membership.
 */
export function membershipAsked(spec, program, sale) {
    const key = spec.program || program.program;
    return sale.programs.has(key) ? membershipIn(key, sale.basket) : null;
}
