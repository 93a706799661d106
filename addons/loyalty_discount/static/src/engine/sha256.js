/**
 * SHA-256 (FIPS 180-4), synchronous: `crypto.subtle` is asynchronous and missing on plain http.
 *
 * Reads as the standard does: pad the message, stretch each block to 64 words, run 64 rounds.
 * All words are 32-bit integers; `| 0` keeps them so.
 */

const ROUNDS = 64;

/** Return the first `count` primes. */
function primes(count) {
    const found = [];
    for (let number = 2; found.length < count; number++) {
        if (found.every((prime) => number % prime)) {
            found.push(number);
        }
    }
    return found;
}

/** Return the first 32 bits of the fractional part of `root`. */
function fraction(root) {
    return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

const ROUND_WORDS = primes(ROUNDS).map((prime) => fraction(Math.cbrt(prime)));
const FIRST_STATE = primes(8).map((prime) => fraction(Math.sqrt(prime)));

/** Turn the bits of `word` right by `count`. */
function turn(word, count) {
    return (word >>> count) | (word << (32 - count));
}

/** Return the message with the closing bit, zeros and its length in bits (section 5.1.1). */
function pad(bytes) {
    const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, bytes.length << 3);
    return view;
}

/** Return the 64 words of the block that starts at `offset` (section 6.2.2, step 1). */
function stretch(view, offset) {
    const words = new Int32Array(ROUNDS);
    for (let i = 0; i < ROUNDS; i++) {
        if (i < 16) {
            words[i] = view.getInt32(offset + 4 * i);
            continue;
        }
        const [early, late] = [words[i - 15], words[i - 2]];
        const mixEarly = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
        const mixLate = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
        words[i] = words[i - 16] + mixEarly + words[i - 7] + mixLate;
    }
    return words;
}

/** Return the eight working words after one round (section 6.2.2, step 3). */
function round([a, b, c, d, e, f, g, h], word, constant) {
    const mixE = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const mixA = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const first = (h + mixE + ((e & f) ^ (~e & g)) + constant + word) | 0;
    const second = (mixA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    return [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
}

/** Return the lower-case hexadecimal SHA-256 of `message`, a string taken as UTF-8. */
export function sha256(message) {
    const view = pad(new TextEncoder().encode(message));
    let state = FIRST_STATE;
    for (let offset = 0; offset < view.byteLength; offset += 64) {
        const before = state;
        stretch(view, offset).forEach((word, i) => {
            state = round(state, word, ROUND_WORDS[i]);
        });
        state = state.map((word, i) => (word + before[i]) | 0);
    }
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
