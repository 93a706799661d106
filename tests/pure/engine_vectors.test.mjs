// The shared vectors, run against the JavaScript engine in Node.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { expand, outcome } from "./engine_calls.mjs";

const VECTORS = new URL("../../addons/loyalty_discount/static/tests/vectors/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, VECTORS), "utf-8"));
const { samples } = read("samples.json");

/** Freeze deeply: an engine that writes to its input throws. */
function frozen(value) {
    if (typeof value === "object" && value !== null) {
        Object.values(value).forEach(frozen);
        Object.freeze(value);
    }
    return value;
}

for (const path of readdirSync(VECTORS, { recursive: true })) {
    if (!/[\\/].*\.json$/.test(path)) {
        continue;
    }
    test(path, async (group) => {
        for (const raw of read(path).cases) {
            const { id, call, args, expect, error } = expand(raw, samples);
            await group.test(id, () => {
                const wanted = error ? { error } : { expect };
                assert.deepStrictEqual(outcome({ call, args: frozen(args) }), wanted);
            });
        }
    });
}
