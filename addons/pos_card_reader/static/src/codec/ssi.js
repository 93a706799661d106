// Zebra's packets (twin of ssi.py, which shows one).

import { toText } from "./frame_text.js";
import { looksLikeTracks } from "./tracks.js";

const DECODE_DATA = 0xf3;
const HEAD = 5; // bytes before the code
const AGAIN = 0x01;
const PRIME = 65521; // 16 bits: far too few to hold a card number
const ACK = [0x04, 0xd0, 0x04, 0x00, 0xff, 0x28];
const NAK_RESEND = [0x05, 0xd1, 0x04, 0x00, 0x01, 0xff, 0x25];

/** Cuts packets out of bytes; same calls as LineFramer. */
export class SsiFramer {
    constructor(profile) {
        this.profile = profile;
        this.buffer = [];
        this.last = -Infinity;
        this.code = null; // fingerprint of the code delivered last
    }

    /** The moment from which `tick` has something to do. */
    get deadline() {
        return this.buffer.length ? this.last + this.profile.idle_ms : Infinity;
    }

    /** Take bytes; returns the frames. `inTime`: they came before the deadline, told after it. */
    feed(bytes, now, inTime = false) {
        const frames = inTime ? [] : this.tick(now);
        this.buffer.push(...bytes);
        this.last = now;
        while (this.buffer.length >= 2) {
            if (this.buffer[0] < HEAD || this.buffer[1] !== DECODE_DATA) {
                this.buffer.shift();
                continue;
            }
            const size = this.buffer[0] + 2;
            if (this.buffer.length < size) {
                break;
            }
            frames.push(...this._take(this.buffer.splice(0, size)));
        }
        return frames;
    }

    /** Drop a packet that stopped half-way and ask for it again. */
    tick(now) {
        if (now < this.deadline) {
            return [];
        }
        this.buffer = [];
        return [{ kind: "noise", at: this.last }, this._reply(NAK_RESEND)];
    }

    /** The frames of one whole packet. */
    _take(packet) {
        const sum = packet.slice(0, -2).reduce((total, byte) => total + byte, 0);
        if (sum + packet.at(-2) * 256 + packet.at(-1) !== 0x10000) {
            return [{ kind: "noise", at: this.last }, this._reply(NAK_RESEND)];
        }
        const code = fingerprint(packet.slice(HEAD, -2));
        const isKnown = packet[3] & AGAIN && code === this.code;
        this.code = code;
        if (isKnown) {
            return [this._reply(ACK)];
        }
        const text = toText(packet.slice(HEAD, -2));
        const presented = looksLikeTracks(text) ? "swipe" : "scan";
        return [this._reply(ACK), { kind: "frame", at: this.last, text, presented }];
    }

    /** The frame that asks to send `bytes`. */
    _reply(bytes) {
        return { kind: "reply", at: this.last, bytes };
    }
}

/** A number that tells a code from the next one and does not give it away. */
function fingerprint(code) {
    return code.reduce((total, byte) => (total * 31 + byte) % PRIME, 0);
}
