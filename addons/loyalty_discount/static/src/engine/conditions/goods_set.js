/**
 * Condition `goods_set`: of every one of `sets` at least its `quantity` (micro) is bought.
 *
 * A line that several sets mean serves each of them.
 */

import { GOODS, quantityOf } from "../goods.js";
import { SPEND_MAX } from "../money.js";
import { record } from "../record.js";
import { integer, listing } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    sets: listing(record({ goods: GOODS, quantity: integer(1, SPEND_MAX) })),
};

/** Count the sets that are reached; no set at all is no offer and never holds. */
export function check(spec, _program, sale) {
    const { sets } = spec;
    const reached = sets.filter((one) => quantityOf(one.goods, sale) >= one.quantity).length;
    const holds = sets.length > 0 && reached === sets.length;
    return new Verdict(holds, "goods_set", { reached, sets: sets.length });
}
