/**
 * Condition `hours`: the wall time lies from `from_minute` until `until_minute` of the day.
 *
 * From after until goes over midnight, equal is the whole day. With `grace` it also holds for a
 * receipt that began in time, while at most that many minutes have passed since the end.
 */

import { integer } from "../shape.js";
import { Verdict } from "../verdict.js";

const DAY = 1440;

export const FIELDS = {
    from_minute: integer(0, DAY - 1),
    until_minute: integer(0, DAY),
    grace: integer(0, 240),
};

/** Tell whether a minute of the day lies in the hours, which may go over midnight. */
function isInside(minute, start, end) {
    if (start < end) {
        return start <= minute && minute < end;
    }
    return start === end || minute >= start || minute < end;
}

/**
 * Tell whether the receipt began in time and the grace has not run out.
 *
 * No grace at all means none: the minute of the end is 0 minutes late and out already.
 */
function isLateInTime(spec, wall) {
    const began = (wall.minute - wall.elapsed + DAY) % DAY;
    const late = (wall.minute - spec.until_minute + DAY) % DAY;
    const isInTime = isInside(began, spec.from_minute, spec.until_minute);
    return isInTime && 0 < spec.grace && late <= spec.grace;
}

/** Ask about the moment itself, then about the beginning of the receipt. */
export function check(spec, _program, sale) {
    const { wall } = sale.basket;
    const { from_minute, until_minute } = spec;
    const holds = isInside(wall.minute, from_minute, until_minute) || isLateInTime(spec, wall);
    return new Verdict(holds, "hours", { from_minute, until_minute });
}
