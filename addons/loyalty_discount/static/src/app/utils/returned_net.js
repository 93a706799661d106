import { returnedShare } from "./shares.js";

/** Steps into which a minor unit is cut where no whole one costs what is wanted. */
const STEPS = 1000;
/** Minor units around its share within which a returned line is looked for. */
const REACH = 3;

/**
 * What a line has to be without tax so that it costs `wanted` with its taxes: the nearest to
 * `near`, or null where rounding leaves that amount out. `cost(net)` never falls.
 */
function nearestNet(wanted, near, cost) {
    if (cost(near) === wanted) {
        return near;
    }
    const sign = cost(near) < wanted ? 1 : -1;
    const at = (step) => Math.max(near + (sign * step) / STEPS, 0);
    const isReached = (step) => sign * (cost(at(step)) - wanted) >= 0;
    let [low, high] = [0, REACH * STEPS];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        [low, high] = isReached(middle) ? [low, middle] : [middle, high];
    }
    return cost(at(high)) === wanted ? at(high) : null;
}

/**
 * The net of `now` units that come back after `before` of `quantity` sold, where taxes come on top:
 * with tax all returns add up to what the sale cost, the last one takes the remainder. Where tax
 * leaves an amount out, one minor unit moves to the next return.
 *
 * @param {number} paid - what the line cost without tax, minor units
 * @param {number} back - what came back of it with tax so far
 * @param {Function} cost - what (net, units) costs with tax
 * @returns {number} minor units, with a fraction where no whole ones cost it
 */
export function returnedNet({ paid, quantity, before, now, back }, cost) {
    const total = cost(paid, quantity);
    const left = quantity - before - now;
    const share = returnedShare(total, quantity, 0, before + now) - back;
    const whole = returnedShare(paid, quantity, before, now);
    const isLeft = (minor) =>
        left <= 0 || nearestNet(minor, (paid * left) / quantity, (net) => cost(net, left)) !== null;
    for (const wanted of left > 0 ? [share, share - 1, share + 1] : [share]) {
        const near = cost(whole, now) === wanted ? whole : (paid * now) / quantity;
        const net = nearestNet(wanted, near, (some) => cost(some, now));
        if (net !== null && isLeft(total - back - wanted)) {
            return net;
        }
    }
    return whole;
}
