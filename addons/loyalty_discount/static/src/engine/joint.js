/** Modes in which the programs of a group act together: added up, or one on another. */

import { percentOf } from "./money.js";
import { NOTHING, bounded, competes, propose } from "./offer.js";
import { take } from "./sale.js";
import { kept } from "./trim.js";

/** Return the sale with one more program that gave something. */
function applied(sale, program) {
    return { ...sale, applied: [...sale.applied, program.program] };
}

/** Grant every offer, each on what the one before left, in order of sequence and id. */
export function compound(programs, sale) {
    const offers = [];
    for (const program of programs) {
        const offer = propose(program, sale);
        offers.push(offer);
        if (competes(offer)) {
            sale = { ...take(sale, offer.parts), basis: "left" };
        }
        if (offer.state === "applied") {
            sale = applied(sale, program);
        }
    }
    return offers;
}

/** Return the sale with the units of `parts` used up, but nothing taken off. */
function used(sale, parts) {
    const units = parts.filter((part) => part.units);
    return take(
        sale,
        units.map((part) => ({ ...part, amount_minor: 0 }))
    );
}

/** What was added up on each line so far: the percents on one base, and the room left. */
class Pile {
    /** Start with nothing taken; a line keeps one minor unit. */
    constructor(sale) {
        this.room = new Map(sale.lines.map((line) => [line.id, Math.max(line.left_minor - 1, 0)]));
        this.percents = new Map();
    }

    /**
     * Return the amount of a part whose percent is rounded with those before on its line.
     *
     * A part that bounds have cut, or that is no percent, stays as it is.
     */
    rounded({ line, percent, base_minor, amount_minor }) {
        if (percent === null || amount_minor !== percentOf(base_minor, percent)) {
            return amount_minor;
        }
        const key = JSON.stringify([line, base_minor]);
        const before = this.percents.get(key) ?? 0;
        this.percents.set(key, before + percent);
        return percentOf(base_minor, before + percent) - percentOf(base_minor, before);
    }

    /** Return the part as it is added, cut to what its line has left. */
    add(part) {
        const amount_minor = Math.min(this.rounded(part), this.room.get(part.line));
        this.room.set(part.line, this.room.get(part.line) - amount_minor);
        return { ...part, amount_minor };
    }
}

/** Grant every offer on the same base: 3 % and 5 % are 8 %, rounded once per line. */
export function together(programs, sale) {
    const offers = [];
    const pile = new Pile(sale);
    for (const program of programs) {
        let offer = propose(program, sale);
        if (competes(offer)) {
            const added = kept(offer.parts.map((part) => pile.add(part)));
            offer = bounded(offer, added, NOTHING);
            sale = used(sale, offer.parts);
        }
        if (offer.state === "applied") {
            sale = applied(sale, program);
        }
        offers.push(offer);
    }
    return offers;
}
