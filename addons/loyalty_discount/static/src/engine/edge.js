/**
 * Where floats of Odoo become integers of the engine, and the engine's result becomes a float.
 *
 * Used by the adapters of till and server; the engine itself never imports it. Each formula is
 * one fixed chain of IEEE double operations, the same in both languages, so the results are the
 * same bit by bit. Percents here are floats as Odoo keeps them (5 % = 5.0).
 */

import { EngineError } from "./errors.js";
import { PPM, SAFE, ratio, tenTo } from "./money.js";

const PERCENT_EXPONENT = 4; // a percent in ppm has four decimals
const EXACT_EXPONENT = 6; // decimals of price and quantity in exact products

/**
 * Return `value` as an integer with `exponent` decimals: floor(x * 10^e + 1/2), mirrored.
 *
 * Errors: `not_finite`, `too_large`.
 */
export function toScaled(value, exponent) {
    if (!Number.isFinite(value)) {
        throw new EngineError("not_finite", "value");
    }
    const scaled = Math.abs(value) * tenTo(exponent) + 1 / 2;
    if (scaled > SAFE) {
        throw new EngineError("too_large", "value");
    }
    return (value < 0 ? -Math.floor(scaled) : Math.floor(scaled)) + 0; // never -0
}

/**
 * Return the unrounded percent that brings price x quantity down to `net` minor units.
 *
 * This is what core's `discount` of an order line holds. A line that costs nothing has 0.
 */
export function combinedPercent(priceUnit, quantity, net, currencyExponent) {
    const base = priceUnit * quantity;
    if (!base) {
        return 0;
    }
    return 100 * (1 - net / tenTo(currencyExponent) / base);
}

/** Return what a typed percent (ppm) leaves of price x quantity, half up without any float. */
function exactMinor(priceUnit, quantity, percent, currencyExponent) {
    const price = toScaled(priceUnit, EXACT_EXPONENT);
    const pieces = toScaled(quantity, EXACT_EXPONENT);
    const divisor = tenTo(2 * EXACT_EXPONENT - currencyExponent) * PPM;
    const sign = price < 0 !== pieces < 0 ? -1 : 1;
    return sign * ratio([Math.abs(price), Math.abs(pieces), PPM - percent], divisor) + 0;
}

/**
 * Return what a line costs at `discountPercent` (float, 0 to 100), in minor units.
 *
 * A percent of at most four decimals was typed: it is exact, as in the engine. Any other one was
 * made by `combinedPercent` and leads back to the amount it came from.
 */
export function netMinor(priceUnit, quantity, discountPercent, currencyExponent) {
    const percent = toScaled(discountPercent, PERCENT_EXPONENT);
    const isTyped = percent / tenTo(PERCENT_EXPONENT) === discountPercent;
    if (0 <= percent && percent <= PPM && isTyped) {
        return exactMinor(priceUnit, quantity, percent, currencyExponent);
    }
    const left = priceUnit * quantity * (1 - discountPercent / 100);
    return toScaled(left, currencyExponent);
}

/**
 * Return what the engine took off a line, read back from its two percents (floats).
 *
 * `discountManual` is the cashier's percent, `discount` the combined one of core's field.
 */
export function grantedMinor(priceUnit, quantity, discountManual, discount, currencyExponent) {
    const before = netMinor(priceUnit, quantity, discountManual, currencyExponent);
    return before - netMinor(priceUnit, quantity, discount, currencyExponent);
}
