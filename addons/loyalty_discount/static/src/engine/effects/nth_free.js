/**
 * Effect `nth_free`: of each so many units the cheapest are free, or cheaper.
 *
 * The units are sorted from the dearest to the cheapest and cut into sets of `size`. What the
 * cheapest `free` of a set save is spread over all its units, so that each carries what it cost.
 */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { PPM, percentOf, quotient } from "../money.js";
import { integer, refuse } from "../shape.js";
import { Shares } from "../spread.js";
import {
    PIECES,
    costOf,
    countUnits,
    dearestFirst,
    freeUnits,
    missingUnits,
    noneAllowed,
    setsAllowed,
} from "../units.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    goods: GOODS,
    size: integer(2, 10000),
    free: PIECES,
    percent: integer(0, PPM),
};
export const WHOLE = true;

/** Return `[times, runs]` pairs: equal sets of one line together, others one by one. */
function setsOf(lines, size, sale) {
    const sets = [];
    let begun = [];
    let filled = 0;
    for (const line of lines) {
        let start = line.used;
        let left = freeUnits(line, sale);
        if (filled) {
            const count = Math.min(left, size - filled);
            begun.push({ line, start, count });
            [start, left, filled] = [start + count, left - count, filled + count];
        }
        if (filled === size) {
            sets.push([1, begun]);
            [begun, filled] = [[], 0];
        }
        const rest = left % size;
        if (left > rest) {
            sets.push([(left - rest) / size, [{ line, start, count: left - rest }]]);
        }
        if (rest) {
            [begun, filled] = [[{ line, start: start + left - rest, count: rest }], rest];
        }
    }
    return sets;
}

/** Return what `percent` off the last (cheapest) `units` of the runs saves. */
function savingOf(runs, units, percent, sale) {
    let costMinor = 0;
    for (const { line, start, count: all } of [...runs].reverse()) {
        const count = Math.min(all, units);
        costMinor += costOf({ line, start: start + all - count, count }, sale);
        units -= count;
    }
    return percentOf(costMinor, percent);
}

/** Return `{made, shares}`: how many sets, and what they give, the dearest first. */
function give(spec, lines, allowed, sale) {
    const shares = new Shares(sale);
    let made = 0;
    for (const [found, all] of setsOf(lines, spec.size, sale)) {
        const times = Math.min(found, allowed - made);
        const cut = { count: times * spec.size };
        const runs = times < found ? all.map((run) => ({ ...run, ...cut })) : all;
        const saved = times ? savingOf(runs, times * spec.free, spec.percent, sale) : 0;
        made += shares.add(saved, runs, sale) ? times : 0;
    }
    return { made, shares };
}

/** Make the cheapest of each set cheaper, the dearest sets first; say what the next lacks. */
export function apply(spec, program, sale) {
    const { size, free, percent } = spec;
    const allowed = setsAllowed(program);
    if (free >= size) {
        refuse("out_of_range", "nth_free.free");
    }
    if (!allowed) {
        return given(noneAllowed());
    }
    const lines = dearestFirst(linesOf(spec.goods, sale), sale);
    const units = countUnits(lines, sale);
    const rest = units % size;
    const isMore = quotient(units, size) < allowed;
    const near = missingUnits("nth_free", rest && isMore ? size - rest : 0);
    if (units < size) {
        return given(new Verdict(false, "too_few_units", {}, near));
    }
    const { made, shares } = give(spec, lines, allowed, sale);
    const verdict = new Verdict(true, "nth_free", { sets: made, size, free, percent }, near);
    return given(verdict, { parts: shares.parts(program, "nth_free", sale) });
}
