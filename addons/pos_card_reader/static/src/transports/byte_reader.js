// Bytes of a reader, as they come, to frames: a framer of the codec with a clock.

import { makeFramer } from "../codec/index.js";

const LATE_MS = 30;

export class ByteReader {
    /**
     * @param {Object} profile of the codec
     * @param {(frame: Object) => void} onFrame frames of the framer, `at` since the epoch
     */
    constructor(profile, onFrame, { clock = performance } = {}) {
        Object.assign(this, { onFrame, clock, framer: makeFramer(profile) });
    }

    /** Take bytes. Silence is what the timer finds: bytes that come before it came in time. */
    feed(bytes) {
        this.isLate = false;
        this.tell(this.framer.feed(bytes, this.clock.now(), true));
        this.schedule();
    }

    close() {
        clearTimeout(this.timer);
    }

    /** A frame without a suffix ends by silence. */
    schedule() {
        clearTimeout(this.timer);
        const wait = this.framer.deadline - this.clock.now();
        if (wait < Infinity) {
            this.timer = setTimeout(() => this.onTimer(), Math.max(wait, 0) + 1);
        }
    }

    /** A timer that comes late tells of a busy page: bytes that wait behind it go first. */
    onTimer() {
        if (!this.isLate && this.clock.now() - this.framer.deadline > LATE_MS) {
            this.isLate = true;
            this.timer = setTimeout(() => this.onTimer(), LATE_MS);
            return;
        }
        this.isLate = false;
        this.tell(this.framer.tick(this.clock.now()));
        this.schedule();
    }

    tell(frames) {
        for (const frame of frames) {
            this.onFrame({ ...frame, at: Math.round(this.clock.timeOrigin + frame.at) });
        }
    }
}
