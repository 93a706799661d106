/** Condition `weekday`: the wall date falls on one of `days`, 1 = Monday to 7 = Sunday. */

import { integer, listing } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { days: listing(integer(1, 7)) };

/** Look the weekday up. */
export function check(spec, _program, sale) {
    const { weekday } = sale.basket.wall;
    return new Verdict(spec.days.includes(weekday), "weekday", { weekday });
}
