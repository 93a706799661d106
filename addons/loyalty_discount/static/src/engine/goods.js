/**
 * Which goods something is about: a selector of products, categories and tags with exceptions.
 *
 * A selector is null (all goods) or an object of lists of ids. A line is meant when one of the
 * first three lists names it, or all three are empty, and no `not_` list names it; `reduced` false
 * leaves out goods that are already reduced.
 */

import { markGoods } from "./line_index.js";
import { SAFE } from "./money.js";
import { record } from "./record.js";
import { microQuantity } from "./sale.js";
import { flag, integer, listing, maybe } from "./shape.js";

const ids = listing(integer(0));

export const GOODS = maybe(
    record({
        products: ids,
        categories: ids,
        tags: ids,
        not_products: ids,
        not_categories: ids,
        not_tags: ids,
        reduced: flag,
    })
);

/** Return the lines of `sale` that the selector `goods` means, in their order. */
export function linesOf(goods, sale) {
    if (goods === null) {
        return sale.lines;
    }
    const asked = [goods.products, goods.categories, goods.tags];
    const isAsking = asked.some((list) => list.length);
    const isMeant = new Uint8Array(sale.lines.length).fill(isAsking ? 0 : 1);
    markGoods(isMeant, 1, asked, sale.index);
    markGoods(isMeant, 0, [goods.not_products, goods.not_categories, goods.not_tags], sale.index);
    return sale.lines.filter(
        ({ place, facts }) => isMeant[place] && (goods.reduced || !facts.reduced)
    );
}

/** Return what the goods cost: `basis` base less the cashier's discount, or what is left. */
export function amountOf(goods, sale, basis) {
    const isLeft = basis === "left";
    return linesOf(goods, sale).reduce(
        (sum, line) => sum + (isLeft ? line.left_minor : line.base_minor - line.manual_minor),
        0
    );
}

/** Return the quantity of the goods in micro units, at most what both languages count. */
export function quantityOf(goods, sale) {
    const lines = linesOf(goods, sale);
    return Math.min(
        lines.reduce((sum, line) => sum + microQuantity(line, sale), 0),
        SAFE
    );
}
