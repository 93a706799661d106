// The vector files of the card codec, run against its JavaScript twin in Node.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import * as codec from "../../addons/pos_card_reader/static/src/codec/index.js";
import { runCase } from "../../addons/pos_card_reader/static/tests/tours/vector_runner.js";

const VECTORS = new URL("../../addons/pos_card_reader/static/tests/vectors/", import.meta.url);

for (const name of readdirSync(VECTORS)) {
    const file = JSON.parse(readFileSync(new URL(name, VECTORS), "utf-8"));
    for (const { id, input, expect } of file.cases) {
        test(`${name} ${id}`, () => assert.deepEqual(runCase(codec, file, input), expect));
    }
}
