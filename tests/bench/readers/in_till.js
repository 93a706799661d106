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

    /** As if the till had seen as many cards as it remembers; it knows some already. */
    seeMany() {
        const { folder } = globalThis.posmodel.env.services.loyalty_cards.facts.seen;
        const known = [...folder.all];
        for (let count = known.length; count < 2000; count++) {
            folder.write(`sha256:${count}`.padEnd(71, "0"), known[0][1]);
        }
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

    /**
     * Begin with an empty receipt and keep when each of `wanted` has been painted.
     *
     * @param {Object} wanted - by name `[selector, words]`: the text there holds the words
     */
    arm(wanted) {
        const pos = globalThis.posmodel;
        const before = pos.getOrder();
        pos.addNewOrder();
        pos.removeOrder(before); // a till has a few open receipts, not hundreds
        const current = (this.current = {});
        const left = new Map(Object.entries(wanted));
        this.observer?.disconnect();
        this.observer = new globalThis.MutationObserver(() => {
            for (const [name, [selector, words]] of current.told ? left : []) {
                const text = globalThis.document.querySelector(selector)?.textContent;
                if (text?.includes(words)) {
                    left.delete(name);
                    afterPaint(() => (current[name] = now()));
                }
            }
        });
        this.observer.observe(globalThis.document.body, {
            childList: true,
            subtree: true,
            characterData: true,
        });
    },

    /** What the till shows and read last, for a swipe that did not come through. */
    last() {
        const { body, visibilityState } = globalThis.document;
        const reads = this.reads.slice(-2);
        return JSON.stringify({ ...this.current, reads, visibilityState, text: body.innerText });
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
