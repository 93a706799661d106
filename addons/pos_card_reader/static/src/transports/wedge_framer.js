// Tells the keys of a card reader from those of a person. Pure: the time comes in
// with each key (milliseconds, any origin), and nothing is known of the browser.
//
// A start sentinel is held back. If the next keys follow at reader speed it is a
// swipe, and all its keys are taken; else what was held is released, to be typed
// as if nothing had happened. Frames end with Enter or Tab, or by silence.

import { looksLikeTracks, splitSwipes } from "../codec/tracks.js";

const COMMIT_KEYS = 4; // so many keys at reader speed are no person any more
const SENTINELS = ["%", ";", "+"];
const DEFAULTS = {
    hold: 50, // longest gap between the first keys of a swipe
    idle: 100, // longest gap inside a swipe, and silence that ends one
    join: 100, // a swipe may go on after Enter with a track not seen yet
    max: 512, // characters
};

export class WedgeFramer {
    constructor(limits = {}) {
        this.limits = { ...DEFAULTS, ...limits };
        this.state = "idle"; // idle, held, frame, join (waits for the next track), drain
        this.keys = [];
        this.last = -Infinity;
        this.hasTrack2 = false; // the swipe delivered last had one
        this.lateTrack = false; // this is track 3 of a swipe that was delivered already
    }

    /**
     * Take or pass one key.
     *
     * @param {{char: string, isEnd: boolean, isFree: boolean}} key `char` is "" for keys
     *   that no reader types; a free key can't be held back (dead keys of some layouts)
     * @param {number} now
     * @returns {{isTaken: boolean, events: Object[]}} events are {type: "frame", text, at},
     *   {type: "overflow", at} and {type: "release", keys}
     */
    feed(key, now) {
        const events = this.tick(now);
        const canTake = this.state !== "idle" || !key.isFree;
        const isTaken = this[`_${this.state}`](key, now, events);
        return { isTaken: isTaken && canTake, events };
    }

    /** End what has been silent for too long; returns events like `feed`. */
    tick(now) {
        const events = [];
        if (now > this.deadline) {
            this._end(events);
        }
        return events;
    }

    /** The moment after which `tick` has something to do. */
    get deadline() {
        const limit = { held: "hold", frame: "idle", join: "join", drain: "idle" }[this.state];
        return limit ? this.last + this.limits[limit] : Infinity;
    }

    get text() {
        return this.keys.map((key) => (key.isEnd ? "\r" : key.char)).join("");
    }

    _idle(key, now) {
        const isNear = now - this.last <= this.limits.join;
        if (SENTINELS.includes(key.char)) {
            this.lateTrack = this.hasTrack2 && isNear && key.char === "+";
            this._push(key, now);
            this.state = "held";
            return true;
        }
        return key.isEnd && isNear; // the second Enter of a swipe
    }

    _held(key, now, events) {
        if (key.isEnd && this.text.includes("?")) {
            this.state = "frame";
            return this._finish(key, now, events);
        }
        if (!key.char) {
            this._end(events);
            return false;
        }
        this._push(key, now);
        if (this.keys.length > COMMIT_KEYS) {
            this.state = "frame";
        }
        return true;
    }

    _frame(key, now, events) {
        if (key.isEnd) {
            return this._finish(key, now, events);
        }
        if (key.char) {
            this._push(key, now);
        }
        if (this.keys.length > this.limits.max) {
            this._forget("drain");
            events.push({ type: "overflow", at: now });
        }
        return true;
    }

    _join(key, now, events) {
        if (key.isEnd) {
            return true;
        }
        if (SENTINELS.includes(key.char) && splitSwipes(this.text + key.char).length === 1) {
            this._push(key, now);
            this.state = "frame";
            return true;
        }
        this._end(events);
        return this._idle(key, now);
    }

    _drain(key, now) {
        this.last = now;
        return true;
    }

    /** An end key: deliver, or wait for a further track of the same swipe. */
    _finish(key, now, events) {
        this._push(key, now);
        if (looksLikeTracks(this.text) && !this.text.includes(";")) {
            this.state = "join";
        } else {
            this._end(events);
        }
        return true;
    }

    /** Deliver or release what was collected. */
    _end(events) {
        const { text, keys, last } = this;
        const isSwipe = this.state !== "held" && looksLikeTracks(text);
        const isLate = this.lateTrack;
        this._forget("idle");
        if (!keys.length || isLate) {
            return;
        }
        if (!isSwipe) {
            this.last = -Infinity;
            events.push({ type: "release", keys });
            return;
        }
        this.hasTrack2 = text.includes(";");
        for (const swipe of splitSwipes(text)) {
            events.push({ type: "frame", text: swipe, at: last });
        }
    }

    _push(key, now) {
        this.keys.push(key);
        this.last = now;
    }

    /** Keep no card data once it is not needed. */
    _forget(state) {
        this.keys = [];
        this.state = state;
    }
}
