// A swipe that arrives in pieces is the same swipe, wherever the pieces begin (twin of
// test_codec_splits.py).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as codec from "../../addons/pos_card_reader/static/src/codec/index.js";
import { runCase } from "../../addons/pos_card_reader/static/tests/tours/vector_runner.js";

const VECTORS = new URL("../../addons/pos_card_reader/static/tests/vectors/", import.meta.url);
const file = JSON.parse(readFileSync(new URL("framing.json", VECTORS), "utf-8"));

function whole(text) {
    return typeof text === "string" ? text : text.repeat.repeat(text.times);
}

for (const { id, input, expect } of file.cases) {
    test(`split at every byte: ${id}`, () => {
        input.feed.forEach(([at, text], index) => {
            for (let place = 1; place < whole(text).length; place++) {
                const pieces = [
                    [at, whole(text).slice(0, place)],
                    [at, whole(text).slice(place)],
                ];
                const feed = input.feed.toSpliced(index, 1, ...pieces);
                assert.deepEqual(runCase(codec, file, { ...input, feed }), expect);
            }
        });
    });
}
