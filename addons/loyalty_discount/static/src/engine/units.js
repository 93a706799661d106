/**
 * Whole units of lines: which are free, which are dearest, what some of them cost.
 *
 * A line of ten thousand pieces is one run, never ten thousand things. All units of a line cost
 * the same, so a run is `{line, start, count}`: a line, the place of its first unit and a count;
 * places start after the units that earlier offers have used up.
 */

import { SAFE, compareRatios, quotient, ratio, tenTo } from "./money.js";
import { worth } from "./sale.js";
import { integer } from "./shape.js";
import { Verdict } from "./verdict.js";

const UNITS_MAX = 1000000000; // more pieces than that on one line are not looked at
export const PIECES = integer(1, 10000);

/** Return how many whole units the line has: half a kilogram is none. */
export function wholeUnits(line, sale) {
    const piece = tenTo(sale.basket.quantity_exponent);
    return Math.min(quotient(line.facts.quantity, piece), UNITS_MAX);
}

/** Return how many whole units of the line no offer has used up. */
export function freeUnits(line, sale) {
    return wholeUnits(line, sale) - line.used;
}

/** Return how many free units `lines` have together. */
export function countUnits(lines, sale) {
    return lines.reduce((sum, line) => sum + freeUnits(line, sale), 0);
}

/** Order the line whose unit is dearer first, equal ones by place. */
function byUnit(left, right, sale) {
    const [mine, theirs] = [left.facts.quantity, right.facts.quantity];
    const dearer = compareRatios(worth(right, sale), theirs, worth(left, sale), mine);
    return dearer || left.place - right.place;
}

/** Return the lines that have free units, the dearest unit first, equal ones by id. */
export function dearestFirst(lines, sale) {
    const free = lines.filter((line) => freeUnits(line, sale) > 0);
    return free.sort((left, right) => byUnit(left, right, sale));
}

/** Return what the units before a place cost: the line's worth in proportion, half up. */
function costBefore(line, place, sale) {
    const units = place * tenTo(sale.basket.quantity_exponent);
    return ratio([worth(line, sale), units], line.facts.quantity);
}

/** Return what the units of a run cost; runs of one line sum exactly, without a lost cent. */
export function costOf({ line, start, count }, sale) {
    return costBefore(line, start + count, sale) - costBefore(line, start, sale);
}

/** Return what the units of some runs cost together. */
export function costOfAll(runs, sale) {
    return runs.reduce((sum, run) => sum + costOf(run, sale), 0);
}

/** Return how many sets the program gives per receipt; `SAFE` stands for any number. */
export function setsAllowed(program) {
    return program.limits.receipt ?? SAFE;
}

/** Return the verdict of a program whose limit per receipt leaves no set at all. */
export function noneAllowed() {
    return new Verdict(false, "limit", { limit: "receipt", used: 0, allowed: 0 });
}

/** Return the near miss of an effect that lacks `units` for its next set, null for none. */
export function missingUnits(kind, units) {
    return units ? { code: kind, missing_units: units } : null;
}
