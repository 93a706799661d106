/**
 * Effect `bonus_rate`: points of a core loyalty program for what is paid.
 *
 * The points are counted at the end, on what the goods still cost after all groups. Nobody earns
 * them without a card.
 */

import { given } from "../given.js";
import { GOODS, linesOf } from "../goods.js";
import { standing } from "../levels.js";
import { PPM } from "../money.js";
import { belowFirst, scale, valueOf } from "../scale.js";
import { integer, oneOf } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    goods: GOODS,
    target: integer(1),
    of: oneOf(["rate", "level"], "unknown_rate"),
    rate: scale(PPM),
};

/** Return `{rate, verdict}` at the bonus of the holder's level in this program. */
function byLevel(program, sale) {
    const { step, code } = standing(program, sale.basket);
    if (!step) {
        return { rate: 0, verdict: new Verdict(false, code) };
    }
    const { level, bonus: rate } = step;
    return { rate, verdict: new Verdict(true, "bonus_rate", { level, rate }) };
}

/** Return `{rate, verdict}` at the effect's own rate. */
function byRate(spec, program, sale) {
    const { value: rate, near } = valueOf(spec.rate, spec.goods, program, sale);
    if (rate === null) {
        return { rate: 0, verdict: belowFirst(near) };
    }
    return { rate, verdict: new Verdict(true, "bonus_rate", { rate }, near) };
}

/** Give points at the rate; nothing for a rate of zero or goods that cost nothing. */
export function apply(spec, program, sale) {
    if (!sale.basket.holder) {
        return given(new Verdict(false, "no_card"));
    }
    const isLevel = spec.of === "level";
    const { rate, verdict } = isLevel ? byLevel(program, sale) : byRate(spec, program, sale);
    const { goods, target } = spec;
    const isPaid = linesOf(goods, sale).some((line) => line.left_minor);
    return given(verdict, { bonuses: rate && isPaid ? [{ goods, target, rate }] : [] });
}
