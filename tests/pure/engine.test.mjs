// What the shared vectors cannot say, because JSON has no words for it: JavaScript side.

import assert from "node:assert/strict";
import test from "node:test";
import * as engine from "../../addons/loyalty_discount/static/src/engine/index.js";
import { sha256 } from "../../addons/loyalty_discount/static/src/engine/sha256.js";
import { Verdict } from "../../addons/loyalty_discount/static/src/engine/verdict.js";

const refused = (code, where) => ({ name: "EngineError", code, where });

test("canonical refuses what JSON has not", () => {
    const values = [undefined, new Date(), new Map(), () => 1, 1n, Symbol("s")];
    for (const value of values) {
        assert.throws(() => engine.canonical([value]), refused("not_json", "value[0]"));
    }
    assert.throws(() => engine.canonical({ a: undefined }), refused("not_json", "value.a"));
    assert.throws(() => engine.canonical(new Array(1)), refused("not_json", "value[0]"));
});

test("canonical refuses what is no finite number", () => {
    for (const value of [NaN, Infinity, -Infinity]) {
        assert.throws(() => engine.canonical(value), refused("not_integer", "value"));
        assert.throws(() => engine.toScaled(value, 2), refused("not_finite", "value"));
    }
});

test("canonical writes a negative zero as zero", () => {
    assert.equal(engine.canonical([-0]), "[0]");
    assert.ok(Object.is(engine.toScaled(-0, 2), 0));
});

test("canonical reads through proxies, as Odoo's reactive state makes them", () => {
    const value = new Proxy({ b: [1], a: 2 }, {});
    assert.equal(engine.canonical(value), '{"a":2,"b":[1]}');
});

test("canonical takes objects without a prototype", () => {
    assert.equal(engine.canonical(Object.create(null)), "{}");
});

test("sha256 of a million letters a (FIPS 180-4)", () => {
    const expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    assert.equal(sha256("a".repeat(1000000)), expected);
});

test("a verdict needs a code and is frozen", () => {
    assert.throws(() => new Verdict(false, ""), TypeError);
    assert.throws(() => {
        new Verdict(true, "level").ok = false;
    }, TypeError);
});

test("a mistake of ours in a program is not taken for a program in error", () => {
    const program = {
        get program() {
            throw new RangeError("ours");
        },
    };
    const basket = { v: 1, currency: "EUR", currency_exponent: 2, price_exponent: 6 };
    const wall = { date: "2026-01-15", minute: 0, weekday: 4, elapsed: 0 };
    const nobody = { payments: [], core: [], uses: {}, holder: null, lines: [] };
    const rest = { quantity_exponent: 2, wall, shop: 1, cashier: 0, ...nobody };
    const call = () => engine.evaluate([program], { ...basket, ...rest });
    assert.throws(call, RangeError);
});
