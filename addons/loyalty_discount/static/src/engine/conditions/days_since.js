/**
 * Condition `days_since`: `from` through `through` days ago the holder bought last or joined.
 *
 * Asked is the membership in `program` (0 is the program itself). Both edges are included, null is
 * no upper edge; a date that is unknown does not hold.
 */

import { codeFor, membershipAsked } from "../asked.js";
import { daysBetween } from "../calendar.js";
import { integer, maybe, oneOf } from "../shape.js";
import { Verdict } from "../verdict.js";

const EVENTS = { purchase: "last", joining: "joined" };

export const FIELDS = {
    program: integer(0),
    event: oneOf(Object.keys(EVENTS), "unknown_event"),
    from: integer(0),
    through: maybe(integer(0)),
};

/** Count the days from the event to the wall date. */
export function check(spec, program, sale) {
    const code = codeFor("days_since", sale.basket);
    const membership = membershipAsked(spec, program, sale);
    const day = membership ? membership[EVENTS[spec.event]] : null;
    if (day === null) {
        return new Verdict(false, code, { days: null });
    }
    const days = daysBetween(day, sale.basket.wall.date);
    const holds = spec.from <= days && (spec.through === null || days <= spec.through);
    return new Verdict(holds, code, { days });
}
