/**
 * The condition kinds: one file each, one line each in `KINDS` (the order has no meaning).
 *
 * A kind has `FIELDS`, the shape of its own keys, and `check(spec, program, sale)`, which returns
 * a `Verdict`. How to add one: docs/adding-a-condition.md.
 */

import { PPM } from "../money.js";
import { Verdict } from "../verdict.js";
import * as birthday from "./birthday.js";
import * as date_range from "./date_range.js";
import * as day_of_month from "./day_of_month.js";
import * as days_since from "./days_since.js";
import * as first_purchase from "./first_purchase.js";
import * as form_field from "./form_field.js";
import * as goods_set from "./goods_set.js";
import * as group from "./group.js";
import * as holidays from "./holidays.js";
import * as hours from "./hours.js";
import * as level from "./level.js";
import * as member from "./member.js";
import * as nth_receipt from "./nth_receipt.js";
import * as order_amount from "./order_amount.js";
import * as payment_method from "./payment_method.js";
import * as quantity from "./quantity.js";
import * as shop from "./shop.js";
import * as spend from "./spend.js";
import * as weekday from "./weekday.js";

export const KINDS = {
    birthday,
    date_range,
    day_of_month,
    days_since,
    first_purchase,
    form_field,
    goods_set,
    group,
    holidays,
    hours,
    level,
    member,
    nth_receipt,
    order_amount,
    payment_method,
    quantity,
    shop,
    spend,
    weekday,
};

/**
 * Ask one condition; `negate` turns its answer round (`level` becomes `not_level`).
 *
 * What holds for a part of the receipt holds, negated, for the rest of it.
 */
export function check(spec, program, sale) {
    const verdict = KINDS[spec.kind].check(spec, program, sale);
    if (!spec.negate) {
        return verdict;
    }
    const share = verdict.ok ? PPM - verdict.share : PPM;
    return new Verdict(share > 0, `not_${spec.kind}`, verdict.params, null, share || PPM);
}
