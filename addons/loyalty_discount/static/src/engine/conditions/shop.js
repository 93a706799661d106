/** Condition `shop`: the sale is made in one of the `shops`. */

import { integer, listing } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { shops: listing(integer(0)) };

/** Look the shop up. */
export function check(spec, _program, sale) {
    const { shop } = sale.basket;
    return new Verdict(spec.shops.includes(shop), "shop", { shop });
}
