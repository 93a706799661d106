// What the bench does inside an open till; bench.py puts it there. Moments are milliseconds
// since the epoch, the clock that the reader's process has too.

const now = () => performance.timeOrigin + performance.now();

/** Call `then` when what is in the page now has been painted. */
function afterPaint(then) {
    globalThis.requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = then;
        port2.postMessage(null);
    });
}

globalThis.bench = {
    reads: [],
    current: {},

    /** Keep every read with its moments; only in a till that has our addons. */
    listen() {
        globalThis.posmodel.cardReader.onCardRead(({ number, at }) => {
            this.reads.push({ number, at, told: now() });
            Object.assign(this.current, { at, told: now() });
        });
    },

    /** Keep the moments of core's own scanner: last key, and the code handed on. */
    listenToCore() {
        globalThis.addEventListener(
            "keydown",
            (ev) => {
                this.lastKey = performance.timeOrigin + ev.timeStamp;
            },
            true
        );
        const reader = globalThis.posmodel.barcodeReader;
        const scan = reader.scan.bind(reader);
        reader.scan = (code) => {
            Object.assign(this.current, { at: this.lastKey, told: now() });
            return scan(code);
        };
    },

    /** Begin with an empty receipt; the text at `selector` holds `words` when it is painted. */
    arm(selector, words) {
        globalThis.posmodel.addNewOrder();
        const current = (this.current = {});
        this.observer?.disconnect();
        this.observer = new globalThis.MutationObserver(() => {
            const shown = globalThis.document.querySelector(selector)?.textContent.includes(words);
            if (shown && current.told && !current.seen) {
                current.seen = true;
                afterPaint(() => (current.painted = now()));
            }
        });
        this.observer.observe(globalThis.document.body, {
            childList: true,
            subtree: true,
            characterData: true,
        });
    },

    /** Since when the reader `name` is ready, for the bench that pulls its plug. */
    watch(name) {
        const { board } = globalThis.posmodel.cardReader;
        setInterval(() => {
            const state = board.readers.find((reader) => reader.name === name)?.state;
            if (state !== this.state) {
                this.state = state;
                this.since = now();
            }
        }, 5);
    },
};
