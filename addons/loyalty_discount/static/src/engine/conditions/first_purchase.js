/**
 * Condition `first_purchase`: a member of `program` (0 is the program itself) buys first.
 *
 * Who is no member is nobody's first customer.
 */

import { codeFor, membershipAsked } from "../asked.js";
import { counted } from "../levels.js";
import { integer } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { program: integer(0) };

/** Ask for a membership without a receipt in its whole life. */
export function check(spec, program, sale) {
    const membership = membershipAsked(spec, program, sale);
    const holds = membership !== null && counted(membership, "visits", "life") === 0;
    return new Verdict(holds, codeFor("first_purchase", sale.basket));
}
