// Goods whose taxes come on top come back unit by unit for exactly what they cost with tax.

import assert from "node:assert/strict";
import test from "node:test";
import { returnedNet } from "../../addons/loyalty_discount/static/src/app/utils/returned_net.js";

const PERCENTS = [[7], [20], [10], [25], [5, 9.975], [8.875]];

/** What a line costs with taxes of these percents, each rounded half up on its own. */
function costWith(percents) {
    const half = (minor) => Math.floor(minor + 0.5 + 1e-9);
    return (net) => percents.reduce((sum, one) => sum + half((net * one) / 100), half(net));
}

/** What each of `returns` costs with tax of a line of `paid` without. */
function comeBack(paid, returns, cost) {
    const quantity = returns.reduce((sum, units) => sum + units, 0);
    let [before, back] = [0, 0];
    return returns.map((now) => {
        const net = returnedNet({ paid, quantity, before, now, back }, cost);
        const [share, found] = [(paid * now) / quantity, cost(net)];
        assert.ok(Math.abs(net - share) <= 1.6, `${net} is far from ${share}`);
        [before, back] = [before + now, back + found];
        return found;
    });
}

test("three at 9.99, 7.3 % off, 7 % on top: 29.72", () => {
    assert.deepEqual(comeBack(2778, [1, 1, 1], costWith([7])), [991, 990, 991]);
});

test("20 % on top leaves 3.87 out: 3.86 and 3.88", () => {
    assert.deepEqual(comeBack(645, [1, 1], costWith([20])), [386, 388]);
});

test("all at once costs what was paid", () => {
    assert.deepEqual(comeBack(2778, [3], costWith([7])), [2972]);
});

test("taxes, prices and returns of many kinds add up", () => {
    for (const percents of PERCENTS) {
        const cost = costWith(percents);
        for (let paid = 1; paid < 4000; paid += 37) {
            for (const returns of [
                [1, 1],
                [1, 2, 1],
                [1, 1, 1, 1, 1, 1, 1],
                [3, 4],
            ]) {
                const sum = comeBack(paid, returns, cost).reduce((all, one) => all + one, 0);
                assert.equal(sum, cost(paid), `${percents} % on ${paid}, ${returns}`);
            }
        }
    }
});
