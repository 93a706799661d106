/** Condition `member`: the holder has a membership in `program` (0 is the program itself). */

import { codeFor, membershipAsked } from "../asked.js";
import { integer } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { program: integer(0) };

/** Ask for the membership, whatever it says. */
export function check(spec, program, sale) {
    const holds = membershipAsked(spec, program, sale) !== null;
    const params = { program: spec.program || program.program };
    return new Verdict(holds, codeFor("member", sale.basket), params);
}
