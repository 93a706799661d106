/**
 * Condition `date_range`: the wall date lies between `from` and `through`, both included.
 *
 * A missing edge is open.
 */

import { date } from "../calendar.js";
import { maybe } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { from: maybe(date), through: maybe(date) };

/** Compare dates as texts: ISO dates sort as days do. */
export function check(spec, _program, sale) {
    const today = sale.basket.wall.date;
    const { from, through } = spec;
    const holds = (from === null || from <= today) && (through === null || today <= through);
    return new Verdict(holds, "date_range", { from, through });
}
