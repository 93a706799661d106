// From bytes with times to frames (twin of framing.py, which explains the rules).

import { isEvenParity, strip, toText } from "./frame_text.js";
import { SsiFramer } from "./ssi.js";
import { findStarts, goesOn, splitSwipes } from "./swipes.js";
import { looksLikeTracks } from "./tracks.js";

const FRAME_MAX = 512; // bytes
const VISIBLE_MIN = 3; // with fewer characters it is line noise
const STX = 0x02;
const ENDS = [0x03, 0x09, 0x0a, 0x0d];
const CR_EVEN = 0x8d; // CR with even parity, read as 8 bits

const VISIBLE = /[^\x00-\x20\x7f-\xa0]/gu; // eslint-disable-line no-control-regex

/** The framer for a profile. */
export function makeFramer(profile) {
    return profile.framing === "ssi" ? new SsiFramer(profile) : new LineFramer(profile);
}

/** Cuts lines; joins the lines of one swipe. */
class LineFramer {
    constructor(profile) {
        this.profile = profile;
        this.buffer = [];
        this.isDraining = false; // too much came: drop all until a line end or silence
        this.pending = ""; // lines of a swipe whose track 2 may still come
        this.delivered = ""; // start sentinels of the swipe delivered last: the others are late
        this.last = -Infinity;
        this.ended = -Infinity;
    }

    /** The moment from which `tick` has something to do. */
    get deadline() {
        if (this.buffer.length || this.isDraining) {
            return this.last + this.profile.idle_ms;
        }
        return this.pending ? this.ended + this.profile.join_ms : Infinity;
    }

    /** Take bytes; returns the frames. `inTime`: they came before the deadline, told after it. */
    feed(bytes, now, inTime = false) {
        const frames = inTime ? [] : this.tick(now);
        for (const byte of bytes) {
            this.last = now;
            if (byte === STX || ENDS.includes(byte) || this._isParityEnd(byte)) {
                frames.push(...this._endLine());
            } else if (!this.isDraining) {
                this.buffer.push(byte);
                if (this.buffer.length > FRAME_MAX) {
                    this.buffer = [];
                    this.isDraining = true;
                    frames.push({ kind: "overflow", at: now });
                }
            }
        }
        return frames;
    }

    /** End what has been silent for too long; returns the frames. */
    tick(now) {
        const frames = [];
        if ((this.buffer.length || this.isDraining) && now >= this.deadline) {
            frames.push(...this._endLine());
        }
        if (this.pending && !this.buffer.length && now >= this.deadline) {
            frames.push(...this._deliver());
        }
        return frames;
    }

    /** Even parity on an 8 bit line makes 0x8D of CR. */
    _isParityEnd(byte) {
        return byte === CR_EVEN && this.buffer.length > 1 && isEvenParity(this.buffer);
    }

    /** The frames of the line in the buffer. */
    _endLine() {
        const { profile, buffer, last } = this;
        this.isDraining = false;
        this.buffer = [];
        if (!buffer.length) {
            return [];
        }
        const text = strip(toText(buffer), profile);
        if ((text.match(VISIBLE) || []).length < VISIBLE_MIN) {
            return [{ kind: "noise", at: last }];
        }
        if (profile.presents === "swipe" || looksLikeTracks(text)) {
            return this._takeTracks(text);
        }
        return [...this._deliver(), { kind: "frame", at: last, text, presented: "scan" }];
    }

    /** Join a line with the ones before it; returns the frames that are complete. */
    _takeTracks(text) {
        const isNear = this.last - this.ended < this.profile.join_ms;
        if (isNear && !this.pending && this.delivered && goesOn(this.delivered, text)) {
            return [];
        }
        const isNext = this.pending && goesOn(findStarts(this.pending), text);
        const frames = isNext ? [] : this._deliver();
        this.pending += text;
        this.ended = this.last;
        const isComplete = findStarts(text).includes(";") || !text.includes("?");
        return isComplete ? [...frames, ...this._deliver()] : frames;
    }

    /** The swipes that were collected. */
    _deliver() {
        const swipes = this.pending ? splitSwipes(this.pending) : [];
        this.delivered = findStarts(this.pending);
        this.pending = "";
        const at = this.ended;
        return swipes.map((text) => ({ kind: "frame", at, text, presented: "swipe" }));
    }
}
