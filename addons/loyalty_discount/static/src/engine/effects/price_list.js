/**
 * Effect `price_list`: goods at the price lists of the holder's customer groups.
 *
 * Each group names its lists by product category: for a line the nearest category of the group
 * counts (0 is all goods, the farthest). Group 0 is everybody, with or without a card. Of what the
 * groups offer the lowest price counts.
 */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { record } from "../record.js";
import { costAt } from "../sale.js";
import { integer, listing } from "../shape.js";
import { lineParts, zeros } from "../spread.js";
import { Verdict } from "../verdict.js";

const id = integer(0);

export const FIELDS = {
    goods: GOODS,
    rows: listing(record({ group: id, category: id, list: integer(1) })),
};

/**
 * Return what the groups offer, one Map category -> lists for everybody and for each group of the
 * holder that has rows.
 */
function offersOf(rows, holder) {
    const mine = new Set([0, ...(holder?.groups ?? [])]);
    const groups = new Map();
    for (const { group, category, list } of rows) {
        if (mine.has(group)) {
            const lists = groups.get(group) ?? new Map();
            lists.set(category, [...(lists.get(category) ?? []), String(list)]);
            groups.set(group, lists);
        }
    }
    return [...groups.values()];
}

/** Return the lists of one group for the category that is nearest to the goods of a line. */
function nearest(lists, facts) {
    const category = facts.categories.find((key) => lists.has(key)) ?? 0;
    return lists.get(category) ?? [];
}

/** Return the lowest price that the groups offer for a line, null when no list has one. */
function priceOf(groups, facts) {
    let lowest = null;
    for (const lists of groups) {
        for (const list of nearest(lists, facts)) {
            if (Object.hasOwn(facts.prices, list)) {
                const price = facts.prices[list];
                lowest = lowest === null ? price : Math.min(lowest, price);
            }
        }
    }
    return lowest;
}

/** Take off the difference to the list, whatever was taken off before; a dearer list is none. */
export function apply(spec, program, sale) {
    const { holder } = sale.basket;
    const groups = offersOf(spec.rows, holder);
    if (!groups.length) {
        return given(new Verdict(false, holder ? "no_group" : "no_card"));
    }
    const amounts = zeros(sale);
    for (const { place, facts, base_minor } of linesOf(spec.goods, sale)) {
        const price = priceOf(groups, facts);
        if (price !== null && price < facts.price_unit) {
            amounts[place] = base_minor - costAt(price, facts, sale.basket);
        }
    }
    const parts = lineParts(amounts, program, "price_list", sale);
    return given(new Verdict(true, "price_list"), { parts });
}
