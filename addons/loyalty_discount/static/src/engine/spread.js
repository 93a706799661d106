/** Spread a value over lines, or over the units of a set, so that each keeps what it must keep. */

import { allocate } from "./money.js";
import { makePart } from "./part.js";
import { worth } from "./sale.js";
import { costOf, wholeUnits } from "./units.js";

/** Return the sum of numbers. */
function total(values) {
    return values.reduce((sum, value) => sum + value, 0);
}

/** Return a list that holds 0 for each line of `sale`. */
export function zeros(sale) {
    return new Array(sale.lines.length).fill(0);
}

/**
 * Spread `totalMinor` over `[id, weight, room]` in proportion to the weights; a list of amounts.
 *
 * No share exceeds its room: what does not fit goes to those that have room left, in proportion to
 * it. A total above all room is cut. spread(9, [["a", 3, 2], ["b", 5, 4]]) = [2, 4].
 */
export function spread(totalMinor, shares) {
    const wanted = Math.min(totalMinor, total(shares.map(([, , room]) => room)));
    if (shares.length === 1) {
        return [wanted]; // most sets are of one line
    }
    const first = allocate(wanted, shares);
    const amounts = first.map(([, amount], index) => Math.min(amount, shares[index][2]));
    const restMinor = wanted - total(amounts);
    if (!restMinor) {
        return amounts;
    }
    const rest = shares.map(([id, , room], index) => [id, room - amounts[index]]);
    return allocate(restMinor, rest).map(([, more], index) => amounts[index] + more);
}

/** What the sets of one effect take off each line, and how many units they use up. */
export class Shares {
    /** Start with nothing on any line. */
    constructor(sale) {
        this.amounts = zeros(sale);
        this.units = zeros(sale);
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
            return [run.line.place, costMinor, Math.max(costMinor - run.count, 0)];
        });
        const amounts = spread(totalMinor, rows);
        if (!amounts.some(Boolean)) {
            return false;
        }
        runs.forEach(({ line, count }, index) => {
            this.amounts[line.place] += amounts[index];
            this.units[line.place] += count;
        });
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
            const [wanted, units] = [this.amounts[line.place], this.units[line.place]];
            const room = Math.max(line.left_minor - Math.max(wholeUnits(line, sale), 1), 0);
            const amount = Math.min(wanted, room);
            if (amount || units) {
                parts.push(makePart(line, why, worth(line, sale), amount, units));
            }
        }
        return parts.some((part) => part.amount_minor) ? parts : [];
    }
}

/**
 * Return one part per line of a list of amounts, in order; a line keeps one minor unit.
 *
 * Amounts of zero or less give nothing.
 */
export function lineParts(amounts, program, effect, sale) {
    const why = { program: program.program, effect };
    const parts = [];
    for (const line of sale.lines) {
        const amount = Math.min(amounts[line.place], line.left_minor - 1);
        if (amount > 0) {
            parts.push(makePart(line, why, worth(line, sale), amount));
        }
    }
    return parts;
}
