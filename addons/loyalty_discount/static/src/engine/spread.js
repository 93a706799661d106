/** Spread a value over lines, or over the units of a set, so that each keeps what it must keep. */

import { allocate } from "./money.js";
import { makePart, worth } from "./sale.js";
import { costOf, wholeUnits } from "./units.js";

/** Return the sum of numbers. */
function total(values) {
    return values.reduce((sum, value) => sum + value, 0);
}

/** Add `value` to what a Map holds under `key`. */
export function addTo(map, key, value) {
    map.set(key, (map.get(key) ?? 0) + value);
}

/**
 * Spread `totalMinor` over `[id, weight, room]` in proportion to the weights; a Map id -> amount.
 *
 * No share exceeds its room: what does not fit goes to those that have room left, in proportion to
 * it. A total above all room is cut. spread(9, [["a", 3, 2], ["b", 5, 4]]) = {a: 2, b: 4}.
 */
export function spread(totalMinor, shares) {
    const wanted = Math.min(totalMinor, total(shares.map(([, , room]) => room)));
    if (shares.length === 1) {
        return new Map([[shares[0][0], wanted]]); // most sets are of one line
    }
    const first = allocate(
        wanted,
        shares.map(([id, weight]) => [id, weight])
    );
    const amounts = new Map(
        first.map(([id, amount], index) => [id, Math.min(amount, shares[index][2])])
    );
    const restMinor = wanted - total([...amounts.values()]);
    if (restMinor) {
        const rest = shares.map(([id, , room]) => [id, room - amounts.get(id)]);
        allocate(restMinor, rest).forEach(([id, more]) => addTo(amounts, id, more));
    }
    return amounts;
}

/** What the sets of one effect take off each line, and how many units they use up. */
export class Shares {
    /** Start with nothing. */
    constructor() {
        this.amounts = new Map();
        this.units = new Map();
    }

    /**
     * Spread a value over the units of a set (one run per line) by what they cost.
     *
     * Each unit keeps one minor unit. A set that gives nothing uses nothing up; returns whether it
     * gave something.
     */
    add(totalMinor, runs, sale) {
        const rows = runs.map((run) => {
            const costMinor = costOf(run, sale);
            return [run.line.id, costMinor, Math.max(costMinor - run.count, 0)];
        });
        const amounts = spread(totalMinor, rows);
        if (![...amounts.values()].some(Boolean)) {
            return false;
        }
        for (const { line, count } of runs) {
            addTo(this.amounts, line.id, amounts.get(line.id));
            addTo(this.units, line.id, count);
        }
        return true;
    }

    /**
     * Return one part per line, in order of lines; none when nothing can be taken off.
     *
     * On the base price a line may have less left than its units cost: one minor unit stays for
     * each of them in any case.
     */
    parts(program, effect, sale) {
        const why = { program: program.program, effect };
        const parts = [];
        for (const line of sale.lines) {
            const units = this.units.get(line.id) ?? 0;
            const room = Math.max(line.left_minor - Math.max(wholeUnits(line, sale), 1), 0);
            const amount = Math.min(this.amounts.get(line.id) ?? 0, room);
            if (amount || units) {
                parts.push(makePart(line.id, why, worth(line, sale), amount, units));
            }
        }
        return parts.some((part) => part.amount_minor) ? parts : [];
    }
}

/**
 * Return one part per line of a Map id -> amount; a line keeps one minor unit, in order of lines.
 *
 * Amounts of zero or less give nothing.
 */
export function lineParts(amounts, program, effect, sale) {
    const why = { program: program.program, effect };
    const parts = [];
    for (const line of sale.lines) {
        const amount = Math.min(amounts.get(line.id) ?? 0, line.left_minor - 1);
        if (amount > 0) {
            parts.push(makePart(line.id, why, worth(line, sale), amount));
        }
    }
    return parts;
}
