/**
 * Condition `birthday`: from `before` days before the holder's birthday through `after` after.
 *
 * The year of birth has no meaning. A birthday of 29 February is on the 28th in other years. A
 * holder whose birthday is unknown has none.
 */

import { codeFor } from "../asked.js";
import { dayNumber, daysInMonth, partsOf } from "../calendar.js";
import { integer } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { before: integer(0, 180), after: integer(0, 180) };

/** Return the days from the birthdays of last, this and next year to `today`. */
function distances(birthday, today) {
    const [year] = partsOf(today);
    const [, month, day] = partsOf(birthday);
    const now = dayNumber(...partsOf(today));
    const years = [year - 1, year, year + 1];
    return years.map((y) => now - dayNumber(y, month, Math.min(day, daysInMonth(y, month))));
}

/** Ask about the nearest birthdays: around New Year they are in other years. */
export function check(spec, _program, sale) {
    const { holder, wall } = sale.basket;
    const { before, after } = spec;
    const days = holder && holder.birthday ? distances(holder.birthday, wall.date) : [];
    const holds = days.some((past) => -before <= past && past <= after);
    return new Verdict(holds, codeFor("birthday", sale.basket), { before, after });
}
