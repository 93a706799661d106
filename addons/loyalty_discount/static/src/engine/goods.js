/**
 * Which goods something is about: a selector of products, categories and tags with exceptions.
 *
 * A selector is null (all goods) or an object of lists of ids. A line is meant when one of the
 * first three lists names it, or all three are empty, and no `not_` list names it; `reduced` false
 * leaves out goods that are already reduced.
 */

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

/** Tell whether one of the lists names the goods of a line. */
function names(products, categories, tags, facts) {
    return (
        products.includes(facts.product) ||
        (categories.length > 0 && facts.categories.some((id) => categories.includes(id))) ||
        (tags.length > 0 && facts.tags.some((id) => tags.includes(id)))
    );
}

/** Tell whether the selector `goods` means the basket line `facts`. */
export function matches(goods, facts) {
    if (goods === null) {
        return true;
    }
    const { products, categories, tags } = goods;
    const isAsking = products.length || categories.length || tags.length;
    if (isAsking && !names(products, categories, tags, facts)) {
        return false;
    }
    if (facts.reduced && !goods.reduced) {
        return false;
    }
    return !names(goods.not_products, goods.not_categories, goods.not_tags, facts);
}

/** Return the lines of `sale` that the selector `goods` means, in their order. */
export function linesOf(goods, sale) {
    return goods === null ? sale.lines : sale.lines.filter((line) => matches(goods, line.facts));
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
