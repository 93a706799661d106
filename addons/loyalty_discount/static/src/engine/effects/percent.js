/** Effect `percent`: a percent off goods, fixed or by a step table. */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { PPM } from "../money.js";
import { percentParts } from "../sale.js";
import { belowFirst, scale, valueOf } from "../scale.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { goods: GOODS, percent: scale(PPM) };

/** Take the percent (ppm) of the worth of every line that is meant. */
export function apply(spec, program, sale) {
    const { value: percent, near } = valueOf(spec.percent, spec.goods, program, sale);
    if (percent === null) {
        return given(belowFirst(near));
    }
    const lines = linesOf(spec.goods, sale);
    const parts = percentParts(sale, program, "percent", percent, lines);
    return given(new Verdict(true, "percent", { percent }, near), { parts });
}
