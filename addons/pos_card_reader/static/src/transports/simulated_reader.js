// A card reader without hardware: the bytes of a recorded swipe, at the speed of its line.

import { ByteReader } from "./byte_reader.js";

const BITS_A_BYTE = 10; // start bit, 8 bits, stop bit
const TICK_MS = 4; // browsers keep no shorter timers

/** Play `bytes` (one character each) to `onFrame`; the promise ends with the last byte. */
export async function play(text, profile, onFrame) {
    const reader = new ByteReader(profile, onFrame);
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const perTick = Math.max(1, Math.floor((profile.baud / BITS_A_BYTE / 1000) * TICK_MS));
    for (let sent = 0; sent < bytes.length; sent += perTick) {
        await new Promise((resolve) => setTimeout(resolve, TICK_MS));
        reader.feed(bytes.subarray(sent, sent + perTick));
    }
}
