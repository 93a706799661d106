/**
 * Combination groups (lanes): run in order, each with a mode that settles its own programs.
 *
 * A mode is a function `(programs, sale)` that returns `{sale, offers}`, the sale after it. A
 * later lane works on what the earlier ones left.
 */

import { beaten, byPreference, propose } from "./offer.js";
import { take } from "./sale.js";

/** Grant the largest discount per receipt; equal ones by sequence, then id. */
function best(programs, sale) {
    const offers = programs.map((program) => propose(program, sale));
    const [winner] = offers.filter((offer) => offer.state === "applied").sort(byPreference);
    if (!winner) {
        return { sale, offers };
    }
    const isBeaten = (offer) => offer.state === "applied" && offer !== winner;
    return {
        sale: take(sale, winner.parts),
        offers: offers.map((offer) => (isBeaten(offer) ? beaten(offer, winner) : offer)),
    };
}

export const MODES = {
    best,
};

/** Return the programs as lists, one per lane, in order of the lanes' sequence. */
export function lanes(programs) {
    const bySequence = new Map();
    for (const program of programs) {
        const { sequence } = program.lane;
        bySequence.set(sequence, [...(bySequence.get(sequence) ?? []), program]);
    }
    const sequences = [...bySequence.keys()].sort((left, right) => left - right);
    return sequences.map((sequence) => bySequence.get(sequence));
}

/** Let the mode of a lane settle its programs; return the sale after it and all offers. */
export function settle(lane, sale) {
    return MODES[lane[0].lane.mode](lane, sale);
}
