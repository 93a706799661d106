/** Dates as ISO text and as day numbers; no clock, no zone, no locale (proleptic Gregorian). */

import { refuse, text } from "./shape.js";

const format = text("\\d{4}-\\d{2}-\\d{2}");
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Tell whether `year` has a 29 February. */
export function isLeap(year) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Return the number of days of a month, 1 to 12. */
export function daysInMonth(year, month) {
    return DAYS[month - 1] + (month === 2 && isLeap(year) ? 1 : 0);
}

/** Return `[year, month, day]` of an ISO date. */
export function partsOf(day) {
    return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
}

/** Check for a date of the years 1 to 9999 that the calendar knows. */
export function date(value, where) {
    format(value, where);
    const [year, month, day] = partsOf(value);
    const isMonth = year > 0 && month >= 1 && month <= 12;
    if (!(isMonth && day >= 1 && day <= daysInMonth(year, month))) {
        refuse("no_such_date", where);
    }
}

/** Return the days since 0001-01-01, which is day 0. */
export function dayNumber(year, month, day) {
    const past = year - 1;
    let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
    for (let before = 1; before < month; before++) {
        days += daysInMonth(year, before);
    }
    return days + day - 1;
}

/** Return the days from one ISO date to another; negative when `end` is earlier. */
export function daysBetween(start, end) {
    return dayNumber(...partsOf(end)) - dayNumber(...partsOf(start));
}
