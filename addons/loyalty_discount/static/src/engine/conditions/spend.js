/**
 * Condition `spend`: what the holder bought before lies from `from` until `until`.
 *
 * Counted as `measure` in the `window` of the membership in `program` (0 is the program itself):
 * money in minor units, quantity in micro units, or visits. Until is not included, null is no
 * upper edge. What the facts don't tell is 0, and so is less than nothing.
 */

import { codeFor, membershipAsked } from "../asked.js";
import { KEYS, MISSING, WINDOW, counted } from "../levels.js";
import { SPEND_MAX } from "../money.js";
import { integer, maybe, oneOf, text } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    program: integer(0),
    measure: oneOf(Object.keys(KEYS), "unknown_measure"),
    window: text(WINDOW),
    from: integer(0, SPEND_MAX),
    until: maybe(integer(0, SPEND_MAX)),
};

/** Compare the measure; below the lower edge the near miss tells what is missing. */
export function check(spec, program, sale) {
    const code = codeFor("spend", sale.basket);
    const membership = membershipAsked(spec, program, sale);
    const { measure, from, until } = spec;
    if (!membership) {
        return new Verdict(false, code, { measure, measured: null, from, until });
    }
    const measured = counted(membership, KEYS[measure], spec.window);
    const params = { measure, measured, from, until };
    if (measured < from) {
        const near = { code: "spend", [MISSING[measure]]: from - measured };
        return new Verdict(false, code, params, near);
    }
    return new Verdict(until === null || measured < until, code, params);
}
