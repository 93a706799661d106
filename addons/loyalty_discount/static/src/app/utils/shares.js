/**
 * What of `total` minor units goes back when `now` units follow `before` returned ones of
 * `quantity` sold: the shares of all returns add up to `total`, the last unit takes the remainder.
 * Twin of `claim/shares.py` on the server. Quantities are integers at one common exponent.
 */
export function returnedShare(total, quantity, before, now) {
    if (quantity <= 0 || now <= 0) {
        return 0;
    }
    return part(total, quantity, before + now) - part(total, quantity, before);
}

/** `total` times `units / quantity`, half up, never more than the whole. */
function part(total, quantity, units) {
    const [sum, all] = [BigInt(Math.abs(total)), BigInt(quantity)];
    const some = BigInt(Math.min(Math.max(units, 0), quantity));
    return Math.sign(total) * Number((2n * sum * some + all) / (2n * all));
}
