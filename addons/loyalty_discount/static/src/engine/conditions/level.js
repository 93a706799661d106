/**
 * Condition `level`: the holder stands at a level of a program, of rank `rank_min` or higher.
 *
 * `program` 0 is the program itself. Nobody is at no level: without a card the condition does not
 * hold, and negated it does; the same goes for a program that is not there.
 */

import { nearMissOf, standing } from "../levels.js";
import { integer } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { program: integer(0), rank_min: integer(0) };

/** Compare the rank of the holder's level with `rank_min`; from, not above. */
export function check(spec, program, sale) {
    const { rank_min } = spec;
    const asked = spec.program ? sale.programs.get(spec.program) : program;
    if (!asked) {
        return new Verdict(false, "level", { level: null, rank_min });
    }
    const { step, code } = standing(asked, sale.basket);
    const params = { level: step ? step.level : null, rank_min };
    if (step && step.rank >= rank_min) {
        return new Verdict(true, code, params);
    }
    return new Verdict(false, code, params, nearMissOf(asked, sale.basket, rank_min));
}
