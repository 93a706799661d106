/**
 * The effect kinds: one file each, one line each in `KINDS` (the order has no meaning).
 *
 * A kind has `FIELDS`, the shape of its own keys, and `apply(spec, program, sale)`, which returns
 * what `given` makes; it never changes the sale. `WHOLE = true` says that what it gives cannot be
 * divided among lines: in a group that settles line by line such an offer competes as a whole.
 */

import * as amount from "./amount.js";
import * as bonus_rate from "./bonus_rate.js";
import * as gift from "./gift.js";
import * as level_discount from "./level_discount.js";
import * as message from "./message.js";
import * as new_price from "./new_price.js";
import * as nth_free from "./nth_free.js";
import * as percent from "./percent.js";
import * as price_list from "./price_list.js";
import * as set_price from "./set_price.js";

export const KINDS = {
    amount,
    bonus_rate,
    gift,
    level_discount,
    message,
    new_price,
    nth_free,
    percent,
    price_list,
    set_price,
};

/** Tell whether an effect of `program` gives something that cannot be divided among lines. */
export function isWhole(program) {
    return program.effects.some((spec) => KINDS[spec.kind].WHOLE ?? false);
}
