/**
 * Condition `order_amount`: the goods cost from `amount_from` until `amount_until` together.
 *
 * Until is not included, null is no upper edge. `basis` base counts the price less the cashier's
 * discount, left what earlier combination groups left of it.
 */

import { GOODS, amountOf } from "../goods.js";
import { SPEND_MAX } from "../money.js";
import { integer, maybe, oneOf } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    goods: GOODS,
    amount_from: integer(0, SPEND_MAX),
    amount_until: maybe(integer(0, SPEND_MAX)),
    basis: oneOf(["base", "left"], "unknown_basis"),
};

/** Compare the sum; below the lower edge the near miss tells what is missing. */
export function check(spec, _program, sale) {
    const amount_minor = amountOf(spec.goods, sale, spec.basis);
    const { amount_from, amount_until } = spec;
    const params = { amount_minor, amount_from, amount_until };
    if (amount_minor < amount_from) {
        const near = { code: "order_amount", missing_minor: amount_from - amount_minor };
        return new Verdict(false, "order_amount", params, near);
    }
    const holds = amount_until === null || amount_minor < amount_until;
    return new Verdict(holds, "order_amount", params);
}
