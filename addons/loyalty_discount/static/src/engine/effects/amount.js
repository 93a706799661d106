/**
 * Effect `amount`: an amount of money off goods, once or for each piece of them.
 *
 * An amount for the receipt is spread over the tax groups first and over the lines of each then,
 * in proportion to what is left to pay.
 */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { SPEND_MAX, ratio, tenTo } from "../money.js";
import { belowFirst, scale, valueOf } from "../scale.js";
import { flag } from "../shape.js";
import { lineParts, spread, zeros } from "../spread.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { goods: GOODS, amount: scale(SPEND_MAX), each: flag };
export const WHOLE = true;

/** Return a list of amounts by line: the amount for each piece, for half a piece the half. */
function byPiece(amountMinor, lines, sale) {
    const piece = tenTo(sale.basket.quantity_exponent);
    const amounts = zeros(sale);
    for (const { place, facts } of lines) {
        amounts[place] = ratio([amountMinor, facts.quantity], piece);
    }
    return amounts;
}

/** Return the sum of column `index` of `rows`. */
function column(rows, index) {
    return rows.reduce((sum, row) => sum + row[index], 0);
}

/** Return a Map tax group -> rows `[place, weight, room]` of its lines. */
function rowsByGroup(lines) {
    const groups = new Map();
    for (const { place, left_minor, facts } of lines) {
        const rows = groups.get(facts.tax_group) ?? [];
        rows.push([place, left_minor, Math.max(left_minor - 1, 0)]);
        groups.set(facts.tax_group, rows);
    }
    return groups;
}

/** Return a list of amounts by line: spread over tax groups, then over the lines of each. */
function overGroups(amountMinor, lines, sale) {
    const groups = rowsByGroup(lines);
    const sums = [...groups].map(([key, rows]) => [key, column(rows, 1), column(rows, 2)]);
    const shares = spread(amountMinor, sums);
    const amounts = zeros(sale);
    [...groups.values()].forEach((rows, index) => {
        const mine = spread(shares[index], rows);
        rows.forEach(([place], row) => (amounts[place] = mine[row]));
    });
    return amounts;
}

/** Take the amount off the lines that are meant; each keeps at least one minor unit. */
export function apply(spec, program, sale) {
    const { value, near } = valueOf(spec.amount, spec.goods, program, sale);
    if (value === null) {
        return given(belowFirst(near));
    }
    const lines = linesOf(spec.goods, sale);
    const amounts = spec.each ? byPiece(value, lines, sale) : overGroups(value, lines, sale);
    const verdict = new Verdict(true, "amount", { amount_minor: value }, near);
    return given(verdict, { parts: lineParts(amounts, program, "amount", sale) });
}
