// What the bench does inside an open till; bench.py puts it there. Every time is in milliseconds.

const QUIET_MS = 250; // nothing moves for so long: the receipt is settled
const LINE = ".order-container .orderline";

/** Return a promise of the moment when what is in the page now has been painted. */
function painted() {
    return new Promise((done) => {
        globalThis.requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now());
            port2.postMessage(null);
        });
    });
}

/** Call `seen` whenever the page changes; return what ends it. */
function watch(seen) {
    const observer = new globalThis.MutationObserver(seen);
    const all = { childList: true, subtree: true, characterData: true, attributes: true };
    observer.observe(globalThis.document.body, all);
    return () => observer.disconnect();
}

/** Return a promise of the moment when the page was painted last before it stood still. */
function settled() {
    return new Promise((done) => {
        let last = painted();
        let timer = 0;
        const rest = () => {
            globalThis.clearTimeout(timer);
            timer = globalThis.setTimeout(() => {
                end();
                done(last);
            }, QUIET_MS);
        };
        const end = watch(() => {
            last = painted();
            rest();
        });
        rest();
    });
}

/** Return a promise of the moment when the chosen line shows `words` and has `part`. */
function shown(words, part) {
    return new Promise((done) => {
        const end = watch(() => {
            const line = globalThis.document.querySelector(`${LINE}.selected`);
            if (line?.textContent.includes(words) && (!part || line.querySelector(part))) {
                end();
                done(painted());
            }
        });
    });
}

globalThis.bench = {
    /** Begin a receipt with the products `ids`. */
    async fill(ids) {
        const { models } = globalThis.posmodel;
        const order_id = globalThis.posmodel.addNewOrder();
        const rows = ids.map((id) => {
            const product_id = models["product.product"].get(id);
            const tax_ids = product_id.taxes_id.map((tax) => ["link", tax]);
            const price_unit = product_id.lst_price;
            return { order_id, product_id, qty: 1, price_unit, price_type: "manual", tax_ids };
        });
        models["pos.order.line"].createMany(rows); // so the prices are computed once
        globalThis.posmodel.updateRewards();
        await settled();
    },

    /**
     * Scan goods that are not on the receipt yet, and take them off again.
     *
     * @returns {Promise<Object>} `line`: until it is painted, `receipt`: until nothing moves
     */
    async scan(barcode, words, part) {
        const pos = globalThis.posmodel;
        const [line, receipt] = [shown(words, part), settled()];
        const started = performance.now();
        pos.env.services.barcode.bus.trigger("barcode_scanned", { barcode });
        const times = { line: (await line) - started, receipt: (await receipt) - started };
        const order = pos.getOrder();
        order.removeOrderline(order.getSelectedOrderline());
        pos.updateRewards();
        await settled();
        return times;
    },
};
