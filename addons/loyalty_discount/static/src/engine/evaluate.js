/** The pipeline of the discount engine. */

import { checkBasket } from "./basket.js";
import { decide } from "./decision.js";
import { readPrograms } from "./in_force.js";
import { prepare } from "./prepare.js";
import { openSale } from "./sale.js";
import { lanes, settle } from "./stacking.js";

/**
 * Return the decision of `programs` on `basket`; nothing is changed.
 *
 * `programs` are version contents, or what `prepare` made of them: who evaluates often prepares.
 * Shapes: docs/contracts.md, sections 3 and 4. A basket of another shape throws `EngineError`; a
 * program of another shape is skipped with the verdict `program_error`.
 */
export function evaluate(programs, basket) {
    checkBasket(basket);
    const { good, bad } = readPrograms(prepare(programs), basket);
    let sale = openSale(basket, good);
    const offers = [];
    for (const lane of lanes(good)) {
        const settled = settle(lane, sale);
        sale = settled.sale;
        offers.push(...settled.offers);
    }
    return decide(sale, offers, bad);
}
