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
import { lineParts, spread } from "../spread.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { goods: GOODS, amount: scale(SPEND_MAX), each: flag };
export const WHOLE = true;

/** Return a Map line id -> the amount for each piece, for half a piece the half. */
function byPiece(amountMinor, lines, sale) {
    const piece = tenTo(sale.basket.quantity_exponent);
    const amountOf = (line) => ratio([amountMinor, line.facts.quantity], piece);
    return new Map(lines.map((line) => [line.id, amountOf(line)]));
}

/** Return the sum of column `index` of `rows`. */
function column(rows, index) {
    return rows.reduce((sum, row) => sum + row[index], 0);
}

/** Return a Map line id -> its share of the amount: over tax groups, then over their lines. */
function overGroups(amountMinor, lines) {
    const groups = new Map();
    for (const { id, left_minor, facts } of lines) {
        const row = [id, left_minor, Math.max(left_minor - 1, 0)];
        groups.set(facts.tax_group, [...(groups.get(facts.tax_group) ?? []), row]);
    }
    const keys = [...groups.keys()].sort();
    const sums = keys.map((key) => [key, column(groups.get(key), 1), column(groups.get(key), 2)]);
    const amounts = [...spread(amountMinor, sums)].flatMap(([key, shareMinor]) => [
        ...spread(shareMinor, groups.get(key)),
    ]);
    return new Map(amounts);
}

/** Take the amount off the lines that are meant; each keeps at least one minor unit. */
export function apply(spec, program, sale) {
    const { value, near } = valueOf(spec.amount, spec.goods, program, sale);
    if (value === null) {
        return given(belowFirst(near));
    }
    const lines = linesOf(spec.goods, sale);
    const amounts = spec.each ? byPiece(value, lines, sale) : overGroups(value, lines);
    const verdict = new Verdict(true, "amount", { amount_minor: value }, near);
    return given(verdict, { parts: lineParts(amounts, program, "amount", sale) });
}
