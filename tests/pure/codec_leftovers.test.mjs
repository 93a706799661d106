// What a framer still holds when a card was delivered: nothing of the card (twin of
// test_codec_leftovers.py).

import assert from "node:assert/strict";
import test from "node:test";
import { PROFILES, makeFramer } from "../../addons/pos_card_reader/static/src/codec/index.js";

const PAYMENT = "4111111111111111"; // everybody's test Visa
const TRACKS = `%B${PAYMENT}^TEST/CARD^3012101?;${PAYMENT}=3012101?\r`;

function toBytes(text) {
    return Array.from(text, (character) => character.charCodeAt(0));
}

/** The packet of a Zebra scanner that holds `code`. */
function packet(code) {
    const body = [code.length + 5, 0xf3, 0, 0, 0x0b, ...toBytes(code)];
    const rest = 0x10000 - body.reduce((total, byte) => total + byte, 0);
    return [...body, rest >> 8, rest & 0xff];
}

for (const profile of PROFILES) {
    test(`no payment digit stays: ${profile.id}`, () => {
        const framer = makeFramer(profile);
        const sent = profile.framing === "ssi" ? packet(PAYMENT) : toBytes(TRACKS);
        const frames = framer.feed(sent, 0);
        assert.ok(frames.some(({ text }) => text?.includes(PAYMENT)));
        assert.ok(!JSON.stringify(framer).includes(PAYMENT.slice(0, 6)));
    });
}
