// Tells the keys of a card reader from those of a person. Pure: the time comes in
// with each key (milliseconds, any origin), and nothing is known of the browser.
//
// A start sentinel is held back. If the next keys follow at reader speed it is a
// swipe, and all its keys are taken; else what was held is released, to be typed
// as if nothing had happened. Frames end with Enter or Tab, or by silence. When the
// keys before the sentinel came at reader speed as well, it may stand inside a code:
// then only a whole track or a payment card is taken. What follows a swipe that broke
// off is dropped, if it comes at reader speed.

import { findPayment } from "../codec/payment.js";
import { SENTINELS, findStarts, goesOn, splitSwipes } from "../codec/swipes.js";
import { looksLikeTracks } from "../codec/tracks.js";

const COMMIT_KEYS = 4; // so many keys at reader speed are no person any more
const TAIL = 1000; // milliseconds in which the rest of a broken swipe may come
const TRACK = /%[ -_]{4,}\?|[;+][0-9:;<=>]{4,}\?/; // a whole one
const UNDECIDED = ["held", "rest"]; // states in which the keys may be a person's
const DEFAULTS = {
    hold: 50, // longest gap between the first keys of a swipe
    idle: 100, // longest gap inside a swipe, and silence that ends one
    join: 100, // a swipe may go on after Enter with a track not seen yet
    max: 512, // characters
};

// What ends a state by silence.
const LIMITS = { held: "hold", rest: "hold", frame: "idle", join: "join", drain: "idle" };

export class WedgeFramer {
    constructor(limits = {}) {
        this.limits = { ...DEFAULTS, ...limits };
        // idle, held, frame, join (waits for the next track), drain, rest (of a broken swipe)
        this.state = "idle";
        this.keys = [];
        this.last = -Infinity;
        this.hasTrack2 = false; // the swipe delivered last had one
        this.lateTrack = false; // this is track 3 of a swipe that was delivered already
        this.passed = -Infinity; // time of the last key that was not taken
        this.isInside = false; // keys at reader speed stood before the sentinel
        this.tailUntil = -Infinity;
    }

    /** The slowest reader of this till needs `gap` milliseconds for a key. */
    setGap(gap) {
        const idle = Math.max(2 * gap, DEFAULTS.idle);
        Object.assign(this.limits, { hold: gap, idle, join: idle });
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
        const isTaken = this[`_${this.state}`](key, now, events) && canTake;
        this.passed = isTaken ? this.passed : now;
        return { isTaken, events };
    }

    /** End what has been silent for too long; returns events like `feed`. */
    tick(now) {
        const events = [];
        if (now > this.deadline) {
            const isBroken = this.state === "frame" && !this.text.includes("?");
            this.tailUntil = isBroken ? this.last + TAIL : this.tailUntil;
            this._end(events);
        }
        return events;
    }

    /** The moment after which `tick` has something to do. */
    get deadline() {
        const limit = LIMITS[this.state];
        return limit ? this.last + this.limits[limit] : Infinity;
    }

    get text() {
        return this.keys.map((key) => (key.isEnd ? "\r" : key.char)).join("");
    }

    _idle(key, now) {
        const isNear = now - this.last <= this.limits.join;
        if (SENTINELS.includes(key.char)) {
            this.lateTrack = this.hasTrack2 && isNear && key.char === "+";
            this.isInside = now - this.passed <= this.limits.hold;
            this._push(key, now);
            this.state = "held";
            return true;
        }
        if (now <= this.tailUntil && (key.char || key.isEnd)) {
            this._push(key, now);
            this.state = "rest";
            return true;
        }
        return key.isEnd && isNear; // the second Enter of a swipe
    }

    /** A key after a broken swipe is held back: a second one at reader speed is the reader's. */
    _rest(key, now, events) {
        if (!key.char && !key.isEnd) {
            this._end(events);
            return false;
        }
        this._forget("drain");
        this.last = now;
        return true;
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
        if (SENTINELS.includes(key.char) && goesOn(findStarts(this.text), key.char)) {
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
        if (this._isSwipe(this.text) && !findStarts(this.text).includes(";")) {
            this.state = "join";
        } else {
            this._end(events);
        }
        return true;
    }

    /** Whether `text` is a swipe; inside a code, only a whole one or a payment card. */
    _isSwipe(text) {
        const isTold = !this.isInside || TRACK.test(text) || findPayment(text, false, []);
        return Boolean(isTold) && looksLikeTracks(text);
    }

    /** Deliver or release what was collected. */
    _end(events) {
        const { text, keys, last } = this;
        const isSwipe = !UNDECIDED.includes(this.state) && this._isSwipe(text);
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
        this.hasTrack2 = findStarts(text).includes(";");
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
