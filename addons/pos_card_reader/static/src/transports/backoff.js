// Waiting before the next try: twice as long each time, for ever, and never in step with
// other tills that lost the same box.

const FIRST_MS = 200;
const LONGEST_MS = 5000;

export class Backoff {
    constructor({ first = FIRST_MS, longest = LONGEST_MS, random = Math.random } = {}) {
        Object.assign(this, { first, longest, random });
        this.reset();
    }

    /** Start again: the last try went well. */
    reset() {
        this.time = this.first;
    }

    /** Milliseconds to wait now: between half and all of the time that doubles. */
    next() {
        const time = this.time;
        this.time = Math.min(time * 2, this.longest);
        return Math.round(time * (1 + this.random()) * 0.5);
    }
}
