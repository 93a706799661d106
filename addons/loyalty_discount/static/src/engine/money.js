/**
 * Exact money: integers in minor units, percents in ppm, one rounding rule (half up).
 *
 * A ppm here is a ten-thousandth of a percent: 5 % = 50000, 100 % = `PPM`. Nothing in this file
 * knows a currency; the exponent is the caller's business. Amounts are never negative. BigInt
 * lives here and nowhere else.
 */

import { EngineError } from "./errors.js";

export const PPM = 1000000;
export const SAFE = Number.MAX_SAFE_INTEGER;
export const SPEND_MAX = (SAFE - 1) / 2; // so that the difference of two is still safe

/** Return 10 to the power of a small integer, exactly. */
export function tenTo(exponent) {
    let power = 1;
    for (let step = 0; step < exponent; step++) {
        power *= 10;
    }
    return power;
}

/** Return the whole part of a quotient of safe integers >= 0: no double rounds it up. */
export function quotient(top, bottom) {
    return Math.floor(top / bottom);
}

/** Return product over divisor, half up, where both are too large for exact doubles. */
function bigRatio(factors, divisor) {
    const product = factors.reduce((left, factor) => left * BigInt(factor), 1n);
    const big = BigInt(divisor);
    const result = Number((2n * product + big) / (2n * big));
    if (result > SAFE) {
        throw new EngineError("amount_too_large", "amount");
    }
    return result;
}

/**
 * Return the product of `factors` over `divisor`, rounded half up: ratio([5, 1], 2) = 3.
 *
 * Factors are integers >= 0, the divisor is an integer > 0. The product may exceed `SAFE`, the
 * result may not (`amount_too_large`).
 */
export function ratio(factors, divisor) {
    const top = 2 * factors.reduce((left, factor) => left * factor, 1) + divisor;
    return top <= SAFE ? quotient(top, 2 * divisor) : bigRatio(factors, divisor);
}

/** Return how the fractions `top / bottom` of safe integers >= 0 compare: -1, 0 or 1, exactly. */
export function compareRatios(leftTop, leftBottom, rightTop, rightBottom) {
    let left = leftTop * rightBottom;
    let right = rightTop * leftBottom;
    if (!(left <= SAFE && right <= SAFE)) {
        left = BigInt(leftTop) * BigInt(rightBottom);
        right = BigInt(rightTop) * BigInt(leftBottom);
    }
    return left < right ? -1 : Number(left > right);
}

/** Return `percent` (ppm) of an amount in minor units, half up: percentOf(8240, 50000) = 412. */
export function percentOf(amountMinor, percent) {
    const top = 2 * amountMinor * percent + PPM;
    return top <= SAFE ? quotient(top, 2 * PPM) : bigRatio([amountMinor, percent], PPM);
}

/** Return `{id, share, rest}`: the whole part of a proportion and what remains of it. */
function proportion(totalMinor, [id, weight], whole) {
    const product = totalMinor * weight;
    const share = quotient(product, whole);
    return { id, share, rest: product - share * whole };
}

/** Return what `proportion` does of each weight, where products are too large for doubles. */
function bigProportions(totalMinor, weights) {
    const whole = weights.reduce((sum, [, weight]) => sum + BigInt(weight), 0n);
    return weights.map(([id, weight]) => {
        const product = BigInt(totalMinor) * BigInt(weight);
        return { id, share: Number(product / whole), rest: product % whole };
    });
}

/** Order the largest remainder first, equal ones by id. */
function byRemainder(left, right) {
    if (left.rest !== right.rest) {
        return left.rest > right.rest ? -1 : 1;
    }
    return left.id < right.id ? -1 : 1;
}

/**
 * Spread `totalMinor` over `weights`, a list of `[id, weight]`; the shares sum exactly.
 *
 * Each gets the whole part of its proportion; the units left go one each to the largest
 * remainders, equal ones in order of id. Weights that sum to zero carry only a total of zero
 * (`no_weight`).
 */
export function allocate(totalMinor, weights) {
    const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
    if (!whole) {
        if (totalMinor) {
            throw new EngineError("no_weight", "weights");
        }
        return weights.map(([id]) => [id, 0]);
    }
    const shares =
        totalMinor * whole <= SAFE
            ? weights.map((row) => proportion(totalMinor, row, whole))
            : bigProportions(totalMinor, weights);
    const missing = totalMinor - shares.reduce((sum, { share }) => sum + share, 0);
    if (missing) {
        const lucky = [...shares].sort(byRemainder).slice(0, missing);
        lucky.forEach((row) => (row.share += 1));
    }
    return shares.map(({ id, share }) => [id, share]);
}
