/**
 * Condition `level`: the holder stands at a level of this program, of rank `rank_min` or higher.
 *
 * Nobody is at no level: without a card the condition does not hold, and negated it does.
 */

import { nearMissOf, standing } from "../levels.js";
import { integer } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { rank_min: integer(0) };

/** Compare the rank of the holder's level with `rank_min`; from, not above. */
export function check(spec, program, sale) {
    const { step, code } = standing(program, sale.basket);
    const params = { level: step ? step.level : null, rank_min: spec.rank_min };
    if (step && step.rank >= spec.rank_min) {
        return new Verdict(true, code, params);
    }
    return new Verdict(false, code, params, nearMissOf(program, sale.basket, spec.rank_min));
}
