/** Condition `group`: the holder is in one of the customer `groups`. */

import { codeFor } from "../asked.js";
import { integer, listing } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { groups: listing(integer(0)) };

/** Look for a group that both have. */
export function check(spec, _program, sale) {
    const { holder } = sale.basket;
    const holds = holder !== null && holder.groups.some((group) => spec.groups.includes(group));
    return new Verdict(holds, codeFor("group", sale.basket));
}
