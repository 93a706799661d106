/** Modes in which the programs of a group act together: added up, or one on another. */

import { percentOf } from "./money.js";
import { NOTHING, bounded, competes, propose, withinBounds } from "./offer.js";
import { withAmount } from "./part.js";
import { take } from "./sale.js";
import { within } from "./trim.js";

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
        units.map((part) => withAmount(part, 0))
    );
}

/**
 * Return a percent rounded together with those before it on its line (`percents`, changed).
 *
 * A part that bounds have cut, or that is no percent, stays as it is.
 */
function rounded(part, percents) {
    const { line, percent, base_minor, amount_minor } = part;
    if (percent === null || amount_minor !== percentOf(base_minor, percent)) {
        return part;
    }
    const key = `${base_minor} ${line}`;
    const before = percents.get(key) ?? 0;
    percents.set(key, before + percent);
    const after = percentOf(base_minor, before + percent);
    return withAmount(part, after - percentOf(base_minor, before));
}

/**
 * Grant every offer on the same base: 3 % and 5 % are 8 %, rounded once per line.
 *
 * Each is cut to what the ones before have really left: one minor unit, its floor, its cap.
 */
export function together(programs, sale) {
    const offers = [];
    const percents = new Map();
    let left = sale;
    for (const program of programs) {
        let offer = propose(program, sale);
        if (competes(offer)) {
            const parts = offer.parts.map((part) => rounded(part, percents));
            offer = bounded(
                offer,
                within(parts, () => 1, left),
                NOTHING
            );
            offer = withinBounds(offer, left);
            left = take(left, offer.parts);
            sale = used(sale, offer.parts);
        }
        if (offer.state === "applied") {
            sale = applied(sale, program);
        }
        offers.push(offer);
    }
    return offers;
}
