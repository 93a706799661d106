/** What keeps a discount within bounds: a share of the receipt, lowest prices, caps. */

import { PPM, allocate, percentOf } from "./money.js";
import { sumOf, withAmount } from "./part.js";
import { record } from "./record.js";
import { costAt } from "./sale.js";
import { integer, maybe } from "./shape.js";

export const CAP = record({ percent: maybe(integer(0, PPM)), amount_minor: maybe(integer(0)) });
export const FLOORS = ["none", "price_min", "cost"];

/** Return the parts that still give something or have used units. */
export function kept(parts) {
    return parts.filter((part) => part.amount_minor || part.units);
}

/** Return the parts for a `share` (ppm) of the receipt, half up; those of nothing drop out. */
export function scaled(parts, share) {
    if (share === PPM) {
        return parts;
    }
    return kept(parts.map((part) => withAmount(part, percentOf(part.amount_minor, share))));
}

/** Return the parts cut so that each line of `sale` keeps `least(line)` minor units. */
export function within(parts, least, sale) {
    const rooms = new Map();
    const cut = parts.map((part) => {
        const line = sale.lines[part.line];
        const room = rooms.get(line.place) ?? Math.max(line.left_minor - least(line), 0);
        const amount_minor = Math.min(part.amount_minor, room);
        rooms.set(line.place, room - amount_minor);
        return withAmount(part, amount_minor);
    });
    return kept(cut);
}

/** Return the parts cut so that no line goes below its lowest price (`floor`). */
export function aboveFloor(parts, floor, sale) {
    if (floor === "none") {
        return parts;
    }
    return within(parts, ({ facts }) => costAt(facts[floor], facts, sale.basket), sale);
}

/** Return the parts cut to `capMinor` altogether, in proportion; null is no cap. */
export function capped(parts, capMinor) {
    if (capMinor === null || sumOf(parts) <= capMinor) {
        return parts;
    }
    const weights = parts.map((part, index) => [index, part.amount_minor]);
    const shares = allocate(capMinor, weights);
    return kept(parts.map((part, index) => withAmount(part, shares[index][1])));
}

/** Return the most that `program` may take off this receipt, null for no cap. */
export function capOf(program, sale) {
    const { amount_minor, percent } = program.cap;
    const found = amount_minor === null ? [] : [amount_minor];
    if (percent !== null) {
        found.push(percentOf(sale.worth_minor, percent));
    }
    return found.length ? Math.min(...found) : null;
}

/** Return what all discounts together leave to this group, null where it has no cap. */
export function laneRoom(lane, sale) {
    if (lane.cap === null) {
        return null;
    }
    const left = sale.lines.reduce((sum, line) => sum + line.left_minor, 0);
    const givenMinor = sale.worth_minor - left;
    return Math.max(percentOf(sale.worth_minor, lane.cap) - givenMinor, 0);
}
