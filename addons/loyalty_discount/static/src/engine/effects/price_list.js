/**
 * Effect `price_list`: goods at the price lists of the holder's customer groups.
 *
 * Each group names its lists by product category: for a line the nearest category of the group
 * counts (0 is all goods, the farthest). Group 0 is everybody, with or without a card. Of what the
 * groups offer the lowest price counts.
 */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { ratio, tenTo } from "../money.js";
import { record } from "../record.js";
import { integer, listing } from "../shape.js";
import { lineParts } from "../spread.js";
import { Verdict } from "../verdict.js";

const id = integer(0);

export const FIELDS = {
    goods: GOODS,
    rows: listing(record({ group: id, category: id, list: integer(1) })),
};

/** Return lists of rows, one per group: everybody's and those of the holder's groups. */
function rowsByGroup(rows, holder) {
    const mine = new Set([0, ...(holder?.groups ?? [])]);
    const groups = new Map();
    for (const row of rows) {
        if (mine.has(row.group)) {
            groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
        }
    }
    return [...groups.values()];
}

/** Return the rows of one group for the category that is nearest to the goods of a line. */
function nearest(rows, facts) {
    for (const category of [...facts.categories, 0]) {
        const found = rows.filter((row) => row.category === category);
        if (found.length) {
            return found;
        }
    }
    return [];
}

/** Return the lowest price that the groups offer for a line, null when no list has one. */
function priceOf(groups, facts) {
    const lists = groups.flatMap((rows) => nearest(rows, facts)).map((row) => String(row.list));
    const prices = lists.filter((list) => Object.hasOwn(facts.prices, list));
    return prices.reduce((lowest, list) => {
        const price = facts.prices[list];
        return lowest === null ? price : Math.min(lowest, price);
    }, null);
}

/** Take off the difference to the list, whatever was taken off before; a dearer list is none. */
export function apply(spec, program, sale) {
    const { holder, price_exponent, quantity_exponent, currency_exponent } = sale.basket;
    const groups = rowsByGroup(spec.rows, holder);
    if (!groups.length) {
        return given(new Verdict(false, holder ? "no_group" : "no_card"));
    }
    const shift = tenTo(price_exponent + quantity_exponent - currency_exponent);
    const amounts = new Map();
    for (const { id: key, facts, base_minor } of linesOf(spec.goods, sale)) {
        const price = priceOf(groups, facts);
        if (price !== null && price < facts.price_unit) {
            amounts.set(key, base_minor - ratio([price, facts.quantity], shift));
        }
    }
    const parts = lineParts(amounts, program, "price_list", sale);
    return given(new Verdict(true, "price_list"), { parts });
}
