/** Effect `new_price`: goods at another price per unit, where that is less. */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { SPEND_MAX, ratio, tenTo } from "../money.js";
import { worth } from "../sale.js";
import { belowFirst, scale, valueOf } from "../scale.js";
import { lineParts, zeros } from "../spread.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { goods: GOODS, price: scale(SPEND_MAX) };

/** Let each line that is meant cost the price times its quantity, never more than it does. */
export function apply(spec, program, sale) {
    const { value: price_minor, near } = valueOf(spec.price, spec.goods, program, sale);
    if (price_minor === null) {
        return given(belowFirst(near));
    }
    const piece = tenTo(sale.basket.quantity_exponent);
    const amounts = zeros(sale);
    for (const line of linesOf(spec.goods, sale)) {
        const costMinor = ratio([price_minor, line.facts.quantity], piece);
        amounts[line.place] = worth(line, sale) - costMinor;
    }
    const parts = lineParts(amounts, program, "new_price", sale);
    return given(new Verdict(true, "new_price", { price_minor }, near), { parts });
}
