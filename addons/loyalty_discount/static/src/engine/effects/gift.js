/**
 * Effect `gift`: pieces of a list of products for nothing, once or for so many counted units.
 *
 * What is in the basket of the gift is free, the cheapest first; the rest is offered. A unit that
 * is a gift does not count for one: of three equal pieces with a gift for two, the third is the
 * gift. What the gift saves is spread over it and the units counted for it; a gift that depends on
 * no count is spread over the goods that `counted` names.
 */

import { choose, countedFor, sumOfValues, takeCheapest } from "../gift_units.js";
import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { worth } from "../sale.js";
import { integer, listing } from "../shape.js";
import { Shares, spread } from "../spread.js";
import {
    PIECES,
    costOf,
    costOfAll,
    dearestFirst,
    missingUnits,
    noneAllowed,
    setsAllowed,
    wholeUnits,
} from "../units.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    products: listing(integer(0)),
    units: PIECES,
    counted: GOODS,
    counted_units: integer(0, 10000),
};
export const WHOLE = true;

/** Return a Map place -> units as runs, in order of lines. */
function runsOf(counts, sale) {
    const places = [...counts.keys()].sort((left, right) => left - right);
    return places.map((place) => {
        const line = sale.lines[place];
        return { line, start: line.used, count: counts.get(place) };
    });
}

/** Spread what the gifts cost over them and the units counted for them. */
function overCounted(choice, spec, counted, sale) {
    const shares = new Shares(sale);
    const counts = countedFor(choice, spec, counted, sale);
    for (const [place, count] of choice.taken) {
        counts.set(place, count + (counts.get(place) ?? 0));
    }
    shares.add(costOfAll(runsOf(choice.taken, sale), sale), runsOf(counts, sale), sale);
    return shares;
}

/** Spread what the gifts cost over them and over whole lines; only the gifts are used up. */
function overLines(taken, goods, sale) {
    const shares = new Shares(sale);
    const runs = runsOf(taken, sale);
    const rows = new Map();
    for (const run of runs) {
        const { place } = run.line;
        const costMinor = costOf(run, sale);
        rows.set(place, [place, costMinor, Math.max(costMinor - run.count, 0)]);
        shares.units[place] = run.count;
    }
    for (const line of runs.length ? linesOf(goods, sale) : []) {
        const least = Math.max(wholeUnits(line, sale), 1);
        const most = Math.min(worth(line, sale), line.left_minor);
        rows.set(line.place, [line.place, worth(line, sale), Math.max(most - least, 0)]);
    }
    const amounts = spread(costOfAll(runs, sale), [...rows.values()]);
    [...rows.keys()].forEach((place, index) => (shares.amounts[place] = amounts[index]));
    return shares;
}

/** Return `{choice, shares}`: which units are gifts, and what they take off. */
function find(spec, allowed, sale) {
    const isGift = (line) => spec.products.includes(line.facts.product);
    const gifts = dearestFirst(sale.lines.filter(isGift), sale).reverse();
    if (!spec.counted_units) {
        const taken = takeCheapest(gifts, spec.units, 0, new Set(), sale);
        const choice = { times: 1, taken, over: 0 };
        return { choice, shares: overLines(taken, spec.counted, sale) };
    }
    const counted = dearestFirst(linesOf(spec.counted, sale), sale);
    const choice = choose(spec, gifts, counted, allowed, sale);
    return { choice, shares: overCounted(choice, spec, counted, sale) };
}

/** Return the counted units that the next gift lacks, 0 when nothing of them is there. */
function lackingFor(choice, spec, allowed) {
    const isNear = choice.over > 0 && choice.times < allowed;
    return isNear ? Math.max(spec.counted_units - choice.over, 0) : 0;
}

/** Make the gifts in the basket free, offer the rest, or say how many units are missing. */
export function apply(spec, program, sale) {
    const allowed = setsAllowed(program);
    if (!allowed) {
        return given(noneAllowed());
    }
    const { choice, shares } = find(spec, allowed, sale);
    const near = missingUnits("gift", lackingFor(choice, spec, allowed));
    if (!choice.times) {
        return given(new Verdict(false, "too_few_units", {}, near));
    }
    const { products } = spec;
    const units = sumOfValues(choice.taken);
    const offered = products.length ? choice.times * spec.units - units : 0;
    const gifts = offered ? [{ products, units: offered }] : [];
    const verdict = new Verdict(true, "gift", { units, offered }, near);
    return given(verdict, { parts: shares.parts(program, "gift", sale), gifts });
}
