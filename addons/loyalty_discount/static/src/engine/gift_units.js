/** Which units of a basket are gifts, and which are counted for them. */

import { quotient } from "./money.js";
import { countUnits, freeUnits } from "./units.js";

/** Return the sum of the values of a Map. */
export function sumOfValues(map) {
    let sum = 0;
    for (const value of map.values()) {
        sum += value;
    }
    return sum;
}

/**
 * Return a Map place -> units: up to `units` of the lines `gifts`, in their order.
 *
 * Of lines in `counted` (a Set of places) only `spare` units may become gifts, or too few are left to
 * count.
 */
export function takeCheapest(gifts, units, spare, counted, sale) {
    const taken = new Map();
    for (const line of gifts) {
        const isCounted = counted.has(line.place);
        const count = Math.min(freeUnits(line, sale), units, isCounted ? spare : units);
        if (count) {
            taken.set(line.place, count);
            units -= count;
            spare -= isCounted ? count : 0;
        }
    }
    return taken;
}

/**
 * Return `{times, taken, over}`: how often a gift of `units` for each `counted_units` is due, its
 * units (a Map place -> units), and the counted units left over.
 *
 * First come the gifts that are in the basket already; what is left over is counted for gifts that
 * have still to be chosen. `gifts` are lines, the cheapest first, `counted` the lines that count.
 */
export function choose(spec, gifts, counted, allowed, sale) {
    const { counted_units: size, units } = spec;
    const places = new Set(counted.map((line) => line.place));
    const total = countUnits(counted, sale);
    const stock = countUnits(gifts, sale);
    const isBoth = (line) => places.has(line.place);
    const others = total - countUnits(gifts.filter(isBoth), sale);
    const pairs = quotient(stock + others, size + units);
    const complete = Math.min(pairs, quotient(stock, units), quotient(total, size));
    let times = Math.min(Math.max(quotient(others, size), complete), allowed);
    let choice = null;
    for (let round = 0; round < 2; round++) {
        const taken = takeCheapest(gifts, times * units, total - times * size, places, sale);
        const both = new Map([...taken].filter(([place]) => places.has(place)));
        choice = { times, taken, over: total - times * size - sumOfValues(both) };
        times = Math.min(times + quotient(choice.over, size), allowed);
    }
    return choice;
}

/** Return a Map place -> units counted for the gifts taken, the dearest first. */
export function countedFor(choice, spec, counted, sale) {
    const sets = quotient(sumOfValues(choice.taken) + spec.units - 1, spec.units);
    let need = sets * spec.counted_units;
    const found = new Map();
    for (const line of counted) {
        const free = freeUnits(line, sale) - (choice.taken.get(line.place) ?? 0);
        const count = Math.min(free, need);
        if (count) {
            found.set(line.place, count);
            need -= count;
        }
    }
    return found;
}
