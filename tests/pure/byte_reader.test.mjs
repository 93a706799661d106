// Bytes to frames with a clock: silence on a page that stood still.

import assert from "node:assert/strict";
import test from "node:test";
import { ByteReader } from "../../addons/pos_card_reader/static/src/transports/byte_reader.js";
import { findProfile } from "../../addons/pos_card_reader/static/src/codec/index.js";

const { idle_ms: IDLE_MS } = findProfile("msr");
const bytes = (text) => new TextEncoder().encode(text);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function listen() {
    const texts = [];
    return { texts, reader: new ByteReader(findProfile("msr"), ({ text }) => texts.push(text)) };
}

/** Nothing else runs for `ms`, as when a page paints a large screen. */
function standStill(ms) {
    const end = performance.now() + ms;
    while (performance.now() < end) {
        // nothing
    }
}

test("bytes that wait while the page stands still belong to the swipe before them", async () => {
    const { texts, reader } = listen();
    reader.feed(bytes(";92000000"));
    setImmediate(() => reader.feed(bytes("00015=4912?\r"))); // they lie there, behind the timer
    standStill(2 * IDLE_MS);
    await pause(IDLE_MS);
    assert.deepEqual(texts, [";9200000000015=4912?"]);
});

test("silence ends a swipe, also one that a page heard of late", async () => {
    const { texts, reader } = listen();
    reader.feed(bytes(";9200000000015=4912?"));
    standStill(2 * IDLE_MS);
    await pause(IDLE_MS);
    reader.feed(bytes(";9200000000023=4912?"));
    await pause(2 * IDLE_MS);
    assert.deepEqual(texts, [";9200000000015=4912?", ";9200000000023=4912?"]);
});
