/** What keeps a program out before its conditions are asked: stopped, limits, other programs. */

import { record } from "./record.js";
import { integer, maybe } from "./shape.js";
import { Verdict } from "./verdict.js";

const limit = maybe(integer(0));

export const LIMITS = record({
    holder: limit,
    card: limit,
    receipt: limit,
    day: limit,
    shop: limit,
    uses: limit,
    budget_minor: limit,
});

// Which counter of the basket stands behind which limit, in the order they are asked.
const COUNTERS = [
    ["holder", "holder"],
    ["card", "card"],
    ["day", "day"],
    ["shop", "shop"],
    ["uses", "total"],
    ["budget_minor", "spent_minor"],
];
const DAILY = ["day", "shop"]; // these counters forget at midnight

/**
 * Return the verdict of the first limit that is used up, null when there is none.
 *
 * A program without counters was never used.
 */
function reached(program, basket) {
    const key = String(program.program);
    const uses = Object.hasOwn(basket.uses, key) ? basket.uses[key] : {};
    const isToday = uses.date === basket.wall.date;
    for (const [name, counter] of COUNTERS) {
        const allowed = program.limits[name];
        const used = isToday || !DAILY.includes(name) ? (uses[counter] ?? 0) : 0;
        if (allowed !== null && used >= allowed) {
            return new Verdict(false, "limit", { limit: name, used, allowed });
        }
    }
    return null;
}

/** Return the verdict on a program that one applied before excludes, or that excludes it. */
function excluded(program, sale) {
    for (const other of sale.applied) {
        const theirs = sale.programs.get(other).excludes;
        if (program.excludes.includes(other) || theirs.includes(program.program)) {
            return new Verdict(false, "excluded", { program: other });
        }
    }
    return null;
}

/** Return the verdict that keeps `program` out, null when it may be asked. */
export function gate(program, sale) {
    if (program.stopped) {
        return new Verdict(false, "stopped");
    }
    const { core } = sale.basket;
    if (program.core === "yields" && core.length) {
        return new Verdict(false, "core_program", { program: core[0] });
    }
    return reached(program, sale.basket) ?? excluded(program, sale);
}
