/**
 * A value of an effect: fixed, or a step table over an amount, a quantity, spend or visits.
 *
 * `{"over": "nothing", "steps": [{"from": 0, "value": 50000}]}`. The value is that of the last
 * step whose `from` is reached; money in minor units, quantities in micro units.
 */

import { linesOf, quantityOf } from "./goods.js";
import { countOf } from "./levels.js";
import { SPEND_MAX } from "./money.js";
import { record } from "./record.js";
import { worth } from "./sale.js";
import { integer, listing, oneOf, refuse } from "./shape.js";
import { Verdict } from "./verdict.js";

const OVERS = {
    nothing: null,
    amount: "missing_minor",
    quantity: "missing_quantity",
    spend: "missing_minor",
    visits: "missing_visits",
};

/** Make a check for a scale whose values lie between 0 and `high`. */
export function scale(high) {
    const shape = record({
        over: oneOf(Object.keys(OVERS), "unknown_measure"),
        steps: listing(record({ from: integer(0, SPEND_MAX), value: integer(0, high) })),
    });
    return (value, where) => {
        shape(value, where);
        const { over, steps } = value;
        const isRising = steps.every((step, index) => !index || step.from > steps[index - 1].from);
        if (!steps.length || !isRising) {
            refuse("steps_not_rising", `${where}.steps`);
        }
        if (over === "nothing" && (steps.length > 1 || steps[0].from)) {
            refuse("steps_not_rising", `${where}.steps`);
        }
    };
}

/** Return what the steps of a scale are compared with. */
function measuredBy(over, goods, program, sale) {
    if (over === "amount") {
        return linesOf(goods, sale).reduce((sum, line) => sum + worth(line, sale), 0);
    }
    if (over === "quantity") {
        return quantityOf(goods, sale);
    }
    return over === "nothing" ? 0 : countOf(program, sale.basket, over, program.spend.window);
}

/**
 * Return `{value, near}` of a scale for this sale; value null below the first step.
 *
 * `near` is what is missing to the next step, null at the last one.
 */
export function valueOf(spec, goods, program, sale) {
    const measured = measuredBy(spec.over, goods, program, sale);
    let value = null;
    for (const step of spec.steps) {
        if (step.from > measured) {
            const missing = { [OVERS[spec.over]]: step.from - measured };
            return { value, near: { code: "step", ...missing, value: step.value } };
        }
        value = step.value;
    }
    return { value, near: null };
}

/** Return the verdict of an effect whose first step is not reached. */
export function belowFirst(near) {
    return new Verdict(false, "below_first_step", {}, near);
}
