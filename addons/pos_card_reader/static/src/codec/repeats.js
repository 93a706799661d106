// The same card at the same reader twice within a moment is one read (twin of repeats.py).

const WINDOW_MS = 1500;

export class RepeatGuard {
    constructor(window = WINDOW_MS) {
        this.window = window;
        this.seen = new Map();
    }

    /** Whether `number` was read a moment ago, and remember it; `now` in milliseconds. */
    isRepeat(reader, number, now) {
        for (const [name, { at }] of this.seen) {
            if (now - at >= this.window) {
                this.seen.delete(name);
            }
        }
        const isKnown = this.seen.get(reader)?.number === number;
        if (!isKnown) {
            this.seen.set(reader, { number, at: now });
        }
        return isKnown;
    }
}
