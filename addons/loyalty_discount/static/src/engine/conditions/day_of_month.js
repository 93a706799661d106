/** Condition `day_of_month`: the wall date is one of `days` of its month; -1 is the last day. */

import { daysInMonth, partsOf } from "../calendar.js";
import { integer, listing, refuse } from "../shape.js";
import { Verdict } from "../verdict.js";

const LAST = -1;

const between = integer(LAST, 31);

/** Check for a day of the month, or the word for the last one. */
function dayOf(value, where) {
    between(value, where);
    if (value === 0) {
        refuse("out_of_range", where);
    }
}

export const FIELDS = { days: listing(dayOf) };

/** Look the day up, and on the last day of the month also the word for it. */
export function check(spec, _program, sale) {
    const [year, month, day] = partsOf(sale.basket.wall.date);
    const isLast = day === daysInMonth(year, month);
    const holds = spec.days.includes(day) || (isLast && spec.days.includes(LAST));
    return new Verdict(holds, "day_of_month", { day });
}
