/**
 * The effect kinds: one file each, one line each in `KINDS` (the order has no meaning).
 *
 * A kind has `FIELDS`, the shape of its own keys, and `apply(spec, program, sale)`, which returns
 * what `given` makes; it never changes the sale. `WHOLE = true` says that what it gives cannot be
 * divided among lines: in a group that settles line by line such an offer competes as a whole.
 */

import * as level_discount from "./level_discount.js";
import * as percent from "./percent.js";

export const KINDS = {
    level_discount,
    percent,
};

/** Tell whether an effect of `program` gives something that cannot be divided among lines. */
export function isWhole(program) {
    return program.effects.some((spec) => KINDS[spec.kind].WHOLE ?? false);
}
