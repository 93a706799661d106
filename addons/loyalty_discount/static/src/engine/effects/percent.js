/** Effect `percent`: a fixed percent off every line. */

import { PPM } from "../money.js";
import { percentParts } from "../sale.js";
import { integer } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { percent: integer(0, PPM) };

/** Take `percent` (ppm) off what is left of every line. */
export function apply(spec, program, sale) {
    const verdict = new Verdict(true, "percent", { percent: spec.percent });
    return { verdict, parts: percentParts(sale, program, "percent", spec.percent) };
}
