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
    if (!(top <= SAFE)) {
        return bigRatio(factors, divisor);
    }
    return (top - (top % (2 * divisor))) / (2 * divisor);
}

/**
 * Return a BigInt that orders fractions of safe integers (top >= 0, bottom > 0) exactly.
 *
 * Equal fractions have equal keys; two different ones differ by more than 2 ** -106.
 */
export function ratioKey(top, bottom) {
    return (BigInt(top) << 107n) / BigInt(bottom);
}

/** Return `percent` (ppm) of an amount in minor units, half up: percentOf(8240, 50000) = 412. */
export function percentOf(amountMinor, percent) {
    const top = 2 * amountMinor * percent + PPM;
    if (!(top <= SAFE)) {
        return bigRatio([amountMinor, percent], PPM);
    }
    return (top - (top % (2 * PPM))) / (2 * PPM);
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
    let whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
    if (!whole) {
        if (totalMinor) {
            throw new EngineError("no_weight", "weights");
        }
        return weights.map(([id]) => [id, 0]);
    }
    const isSmall = totalMinor * whole <= SAFE;
    if (!isSmall) {
        whole = weights.reduce((sum, [, weight]) => sum + BigInt(weight), 0n);
    }
    const count = isSmall ? Number : BigInt;
    const shares = weights.map(([id, weight]) => {
        const product = count(totalMinor) * count(weight);
        const rest = product % whole;
        return { id, share: Number((product - rest) / whole), rest };
    });
    const missing = totalMinor - shares.reduce((sum, { share }) => sum + share, 0);
    for (const lucky of [...shares].sort(byRemainder).slice(0, missing)) {
        lucky.share += 1;
    }
    return shares.map(({ id, share }) => [id, share]);
}
