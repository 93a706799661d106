/** Effect `level_discount`: the percent of the holder's level in this program, off every line. */

import { standing } from "../levels.js";
import { percentParts } from "../sale.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {};

/** Take the percent of the holder's level; without a level nothing, and the verdict says why. */
export function apply(spec, program, sale) {
    const { step, code } = standing(program, sale.basket);
    if (!step) {
        return { verdict: new Verdict(false, code), parts: [] };
    }
    const { level, percent } = step;
    const parts = percentParts(sale, program, "level_discount", percent, level);
    return { verdict: new Verdict(true, "level_discount", { level, percent }), parts };
}
