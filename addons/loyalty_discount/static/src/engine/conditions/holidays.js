/** Condition `holidays`: the wall date is one of the listed `dates`. */

import { date } from "../calendar.js";
import { listing } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { dates: listing(date) };

/** Look the date up. */
export function check(spec, _program, sale) {
    return new Verdict(spec.dates.includes(sale.basket.wall.date), "holidays");
}
