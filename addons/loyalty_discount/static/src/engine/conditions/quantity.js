/**
 * Condition `quantity`: from `quantity_from` until `quantity_until` of the goods are bought.
 *
 * Micro units, whatever the basket's own precision is; until is not included, null is no upper
 * edge.
 */

import { GOODS, quantityOf } from "../goods.js";
import { SPEND_MAX } from "../money.js";
import { integer, maybe } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    goods: GOODS,
    quantity_from: integer(0, SPEND_MAX),
    quantity_until: maybe(integer(0, SPEND_MAX)),
};

/** Compare the sum; below the lower edge the near miss tells what is missing. */
export function check(spec, _program, sale) {
    const quantity = quantityOf(spec.goods, sale);
    const { quantity_from, quantity_until } = spec;
    const params = { quantity, quantity_from, quantity_until };
    if (quantity < quantity_from) {
        const near = { code: "quantity", missing_quantity: quantity_from - quantity };
        return new Verdict(false, "quantity", params, near);
    }
    return new Verdict(quantity_until === null || quantity < quantity_until, "quantity", params);
}
