/** What keeps a discount within bounds: a share of the receipt, lowest prices, caps. */

import { PPM, allocate, percentOf, ratio, tenTo } from "./money.js";
import { record } from "./record.js";
import { orderWorth, sumOf } from "./sale.js";
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
    const amountOf = (part) => percentOf(part.amount_minor, share);
    return kept(parts.map((part) => ({ ...part, amount_minor: amountOf(part) })));
}

/** Return the least that the line may cost, in minor units. */
function floorMinor(line, floor, basket) {
    const exponent = basket.price_exponent + basket.quantity_exponent - basket.currency_exponent;
    return ratio([line.facts[floor], line.facts.quantity], tenTo(exponent));
}

/** Return the parts cut so that each line of `sale` keeps `least(line)` minor units. */
export function within(parts, least, sale) {
    const room = new Map();
    for (const line of sale.lines) {
        room.set(line.id, Math.max(line.left_minor - least(line), 0));
    }
    const cut = parts.map((part) => {
        const amount_minor = Math.min(part.amount_minor, room.get(part.line));
        room.set(part.line, room.get(part.line) - amount_minor);
        return amount_minor === part.amount_minor ? part : { ...part, amount_minor };
    });
    return kept(cut);
}

/** Return the parts cut so that no line goes below its lowest price (`floor`). */
export function aboveFloor(parts, floor, sale) {
    if (floor === "none") {
        return parts;
    }
    return within(parts, (line) => floorMinor(line, floor, sale.basket), sale);
}

/** Return the parts cut to `capMinor` altogether, in proportion; null is no cap. */
export function capped(parts, capMinor) {
    if (capMinor === null || sumOf(parts) <= capMinor) {
        return parts;
    }
    const weights = parts.map((part, index) => [index, part.amount_minor]);
    const shares = allocate(capMinor, weights);
    return kept(parts.map((part, index) => ({ ...part, amount_minor: shares[index][1] })));
}

/** Return the most that `program` may take off this receipt, null for no cap. */
export function capOf(program, sale) {
    const { amount_minor, percent } = program.cap;
    const found = amount_minor === null ? [] : [amount_minor];
    if (percent !== null) {
        found.push(percentOf(orderWorth(sale), percent));
    }
    return found.length ? Math.min(...found) : null;
}

/** Return what all discounts together leave to this group, null where it has no cap. */
export function laneRoom(lane, sale) {
    if (lane.cap === null) {
        return null;
    }
    const left = sale.lines.reduce((sum, line) => sum + line.left_minor, 0);
    const whole = orderWorth(sale);
    return Math.max(percentOf(whole, lane.cap) - (whole - left), 0);
}
