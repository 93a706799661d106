// Keyboard-wedge readers: a listener before all others that takes the keys of a swipe,
// in whatever field the focus is and whatever layout is set, and leaves a person's
// typing alone (see wedge_framer.js). No payload is logged or kept.

import { isReplayed, replay } from "./replay.js";
import { charOf, isEndCode } from "./us_keys.js";
import { WedgeFramer } from "./wedge_framer.js";

const MODIFIERS = ["Shift", "CapsLock", "NumLock", "Control", "Alt", "AltGraph", "Meta"];
// Timers may run before keys that wait in the queue of a busy browser.
const TIMER_SLACK = 30;

export class KeyboardWedge {
    /**
     * @param {Object} handlers
     * @param {(text: string, at: number) => void} handlers.onFrame `at`: time of the last
     *   key, milliseconds since the epoch
     * @param {(at: number) => void} handlers.onOverflow
     */
    constructor({ onFrame, onOverflow }, { target = window, framer = new WedgeFramer() } = {}) {
        Object.assign(this, { onFrame, onOverflow, target, framer });
        this.takenCodes = new Set();
        this.onKeydown = this.onKeydown.bind(this);
        this.onKeyup = this.onKeyup.bind(this);
    }

    open() {
        this.target.addEventListener("keydown", this.onKeydown, true);
        this.target.addEventListener("keyup", this.onKeyup, true);
    }

    close() {
        clearTimeout(this.timer);
        this.target.removeEventListener("keydown", this.onKeydown, true);
        this.target.removeEventListener("keyup", this.onKeyup, true);
    }

    onKeydown(ev) {
        if (isReplayed(ev) || ev.isComposing || !ev.code || MODIFIERS.includes(ev.key)) {
            return;
        }
        const { isTaken, events } = this.framer.feed(toKey(ev), ev.timeStamp);
        this.handle(events);
        if (isTaken) {
            stop(ev);
            this.takenCodes.add(ev.code);
        }
        this.schedule();
    }

    /** What was pressed for the reader must not be released for others. */
    onKeyup(ev) {
        if (!isReplayed(ev) && this.takenCodes.delete(ev.code)) {
            stop(ev);
        }
    }

    schedule() {
        clearTimeout(this.timer);
        const wait = this.framer.deadline - performance.now();
        if (wait < Infinity) {
            this.timer = setTimeout(() => this.onTimer(), Math.max(wait, 0) + TIMER_SLACK);
        }
    }

    onTimer() {
        if (navigator.scheduling?.isInputPending?.()) {
            this.timer = setTimeout(() => this.onTimer(), TIMER_SLACK);
            return;
        }
        this.handle(this.framer.tick(performance.now() - TIMER_SLACK / 2));
        this.schedule();
    }

    handle(events) {
        for (const event of events) {
            if (event.type === "release") {
                replay(event.keys.filter((key) => !key.isFree).map((key) => key.ev));
            } else {
                const at = Math.round(performance.timeOrigin + event.at);
                event.type === "frame" ? this.onFrame(event.text, at) : this.onOverflow(at);
            }
        }
    }
}

function toKey(ev) {
    const isShortcut = ev.ctrlKey || ev.altKey || ev.metaKey;
    const isReaderKey = !isShortcut && !ev.repeat;
    return {
        char: isReaderKey ? charOf(ev.code, ev.shiftKey) : "",
        isEnd: isReaderKey && isEndCode(ev.code),
        isFree: ev.key === "Dead",
        ev,
    };
}

function stop(ev) {
    ev.preventDefault();
    ev.stopImmediatePropagation();
}
