/**
 * The effect kinds: one file each, one line each in `KINDS` (the order has no meaning).
 *
 * A kind has `FIELDS`, the shape of its own keys, and `apply(spec, program, sale)`, which returns
 * `{verdict, parts}`: a `Verdict` and what it takes off; it never changes the sale.
 */

import * as level_discount from "./level_discount.js";
import * as percent from "./percent.js";

export const KINDS = {
    level_discount,
    percent,
};
