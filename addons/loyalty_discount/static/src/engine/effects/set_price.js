/**
 * Effect `set_price`: several goods together for one price.
 *
 * Sets are filled in order of their members, each with the dearest units that are left; a unit
 * belongs to one set only. What a set saves is spread over its units.
 */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { quotient } from "../money.js";
import { record } from "../record.js";
import { integer, listing } from "../shape.js";
import { Shares } from "../spread.js";
import {
    PIECES,
    costOfAll,
    dearestFirst,
    freeUnits,
    missingUnits,
    noneAllowed,
    setsAllowed,
} from "../units.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    sets: listing(record({ goods: GOODS, units: PIECES })),
    price_minor: integer(0),
};
export const WHOLE = true;

/** Return `{units, lines}` for each member of the set, the dearest line last. */
function membersOf(spec, sale) {
    return spec.sets.map(({ goods, units }) => ({
        units,
        lines: dearestFirst(linesOf(goods, sale), sale).reverse(),
    }));
}

/** Return `{counts, missing}`: a Map place -> units of the next set, and what it lacks. */
function fill(members, free) {
    const counts = new Map();
    let missing = 0;
    for (const { units, lines } of members) {
        let need = units;
        while (lines.length && !free[lines.at(-1).place]) {
            lines.pop();
        }
        for (let index = lines.length - 1; index >= 0 && need; index--) {
            const { place } = lines[index];
            const taken = counts.get(place) ?? 0;
            const count = Math.min(free[place] - taken, need);
            if (count) {
                counts.set(place, taken + count);
                need -= count;
            }
        }
        missing += need;
    }
    return { counts, missing };
}

/** The sets made so far; equal ones are made together, as many as the lines allow. */
class Sets {
    /** Look up which lines serve which member. */
    constructor(spec, allowed, sale) {
        Object.assign(this, { made: 0, shares: new Shares(sale), near: 0, code: "too_few_units" });
        this._free = sale.lines.map((line) => freeUnits(line, sale));
        this._members = membersOf(spec, sale);
        Object.assign(this, { _price: spec.price_minor, _sale: sale });
        while (this.made < allowed && this._make(allowed - this.made)) {
            // the next sets are made of what these have left
        }
    }

    /** Make up to `most` equal sets; return whether it went on. */
    _make(most) {
        const { counts, missing } = fill(this._members, this._free);
        this.near = counts.size ? missing : 0;
        if (missing || !counts.size) {
            return false;
        }
        const fits = [...counts].map(([place, count]) => quotient(this._free[place], count));
        const times = Math.min(most, ...fits);
        const places = [...counts.keys()].sort((left, right) => left - right);
        const runs = places.map((place) => this._run(place, times * counts.get(place)));
        const savedMinor = costOfAll(runs, this._sale) - times * this._price;
        if (!this.shares.add(Math.max(savedMinor, 0), runs, this._sale)) {
            this.code = "set_not_cheaper";
            return false;
        }
        runs.forEach(({ line, count }) => (this._free[line.place] -= count));
        this.made += times;
        return true;
    }

    /** Return the next `count` units of a line. */
    _run(place, count) {
        const line = this._sale.lines[place];
        const taken = freeUnits(line, this._sale) - this._free[place];
        return { line, start: line.used + taken, count };
    }
}

/** Sell as many sets as there are for the price; say why there is none, or what it lacks. */
export function apply(spec, program, sale) {
    const allowed = setsAllowed(program);
    if (!allowed) {
        return given(noneAllowed());
    }
    const sets = new Sets(spec, allowed, sale);
    const near = missingUnits("set_price", sets.near);
    if (!sets.made) {
        return given(new Verdict(false, sets.code, {}, near));
    }
    const params = { sets: sets.made, price_minor: spec.price_minor };
    const parts = sets.shares.parts(program, "set_price", sale);
    return given(new Verdict(true, "set_price", params, near), { parts });
}
