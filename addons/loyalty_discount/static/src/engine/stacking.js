/**
 * Combination groups (lanes): run in order, each with a mode that settles its own programs.
 *
 * A mode is a function `(programs, sale)` that returns the offers; what is applied is then capped
 * and taken off. A later group works on what the earlier ones left.
 */

import { settleByLine } from "./by_line.js";
import { compound, together } from "./joint.js";
import { beaten, bounded, byRank, competes, propose } from "./offer.js";
import { partsOf } from "./part.js";
import { take } from "./sale.js";
import { capped, laneRoom } from "./trim.js";

/** Order the largest offer first. */
function largest(left, right) {
    return right.amount_minor - left.amount_minor;
}

/** Order the smallest offer first. */
function smallest(left, right) {
    return left.amount_minor - right.amount_minor;
}

/** Make a mode in which one offer per receipt, or per line, beats the others. */
function oneWins(preference, code) {
    const order = (left, right) => preference(left, right) || byRank(left, right);
    return (programs, sale) => {
        const offers = programs.map((program) => propose(program, sale));
        const rivals = offers.filter(competes).sort(order);
        if (!rivals.length) {
            return offers;
        }
        const [winner, ...others] = rivals;
        const settled =
            programs[0].lane.scope === "line"
                ? settleByLine(rivals, preference, order, code)
                : [winner, ...others.map((other) => beaten(other, winner, code))];
        const byProgram = new Map(settled.map((offer) => [offer.program.program, offer]));
        return offers.map((offer) => byProgram.get(offer.program.program) ?? offer);
    };
}

export const MODES = {
    best: oneWins(largest, "better_offer"),
    lowest: oneWins(smallest, "better_offer"),
    exclusive: oneWins(byRank, "earlier_offer"),
    sum: together,
    compound,
};

/** Order programs by their group, then by sequence and id. */
function byLane(left, right) {
    return (
        left.lane.sequence - right.lane.sequence ||
        left.lane.lane - right.lane.lane ||
        left.sequence - right.sequence ||
        left.program - right.program
    );
}

/** Return the programs as lists, one per group, in order of the groups' sequence and id. */
export function lanes(programs) {
    const groups = [];
    for (const program of [...programs].sort(byLane)) {
        const last = groups.at(-1);
        if (last && last[0].lane.lane === program.lane.lane) {
            last.push(program);
        } else {
            groups.push([program]);
        }
    }
    return groups;
}

/** Return the offers cut to what the group may still take off the receipt. */
function cap(offers, lane, sale) {
    const parts = partsOf(offers);
    const cut = capped(parts, laneRoom(lane, sale));
    if (cut === parts) {
        return offers;
    }
    const byProgram = new Map(offers.map((offer) => [offer.program.program, []]));
    cut.forEach((part) => byProgram.get(part.program).push(part));
    const keptOf = (offer) => byProgram.get(offer.program.program);
    return offers.map((offer) => bounded(offer, keptOf(offer), "cap_reached"));
}

/** Let the mode of a group settle its programs; return `{sale, offers}`, the sale after it. */
export function settle(programs, sale) {
    const { lane } = programs[0];
    const opened = { ...sale, basis: lane.basis };
    const offers = cap(MODES[lane.mode](programs, opened), lane, opened);
    const granted = offers.filter((offer) => offer.state === "applied");
    const after = take(opened, partsOf(granted));
    const applied = [...sale.applied, ...granted.map((offer) => offer.program.program)];
    return { sale: { ...after, applied }, offers };
}
