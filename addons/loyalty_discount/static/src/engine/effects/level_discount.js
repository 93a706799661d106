/**
 * Effect `level_discount`: the percent of a level, off goods, with something on top.
 *
 * `of` own is the holder's level, lowest the first level of the ladder, which nobody needs to
 * hold; `program` 0 is the program itself.
 */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { standing } from "../levels.js";
import { PPM } from "../money.js";
import { percentParts } from "../sale.js";
import { integer, oneOf } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    goods: GOODS,
    program: integer(0),
    of: oneOf(["own", "lowest"], "unknown_level"),
    plus: integer(0, PPM),
};

/** Return `{step, code}`: the level entry, or null and the reason. */
function levelOf(spec, program, sale) {
    const asked = spec.program ? sale.programs.get(spec.program) : program;
    if (!asked) {
        return { step: null, code: "no_level" };
    }
    if (spec.of === "own") {
        return standing(asked, sale.basket);
    }
    const step = asked.levels[0] ?? null;
    return { step, code: step ? "level" : "no_level" };
}

/** Take the percent of the level; without a level nothing, and the verdict says why. */
export function apply(spec, program, sale) {
    const { step, code } = levelOf(spec, program, sale);
    if (!step) {
        return given(new Verdict(false, code));
    }
    const { level } = step;
    const percent = Math.min(step.percent + spec.plus, PPM);
    const lines = linesOf(spec.goods, sale);
    const parts = percentParts(sale, program, "level_discount", percent, lines, level);
    return given(new Verdict(true, "level_discount", { level, percent }), { parts });
}
