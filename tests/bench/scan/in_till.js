// What the bench does inside an open till; bench.py puts it there. Every time is in milliseconds.

const [QUIET_MS, QUIET_TIMES] = [50, 6]; // nothing moves for so long, so often: it stands still
const LATE_MS = 60_000;
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

/** Return a promise of what `check` returns once that is true; the page is asked when it changes. */
function seen(check) {
    return new Promise((done, fail) => {
        const observer = new globalThis.MutationObserver(() => end(done, check()));
        const late = () => end(fail, new Error(`not within a minute: ${check}`));
        const timer = globalThis.setTimeout(late, LATE_MS);
        const end = (then, what) => {
            if (what) {
                observer.disconnect();
                globalThis.clearTimeout(timer);
                then(what);
            }
        };
        const all = { childList: true, subtree: true, characterData: true, attributes: true };
        observer.observe(globalThis.document.body, all);
    });
}

/**
 * Return a promise of the moment when the page was painted last before it stood still. A till that
 * computes for long lets no timer run meanwhile, so some have to run out one after the other.
 */
async function settled() {
    let last = painted();
    let quiet = 0;
    const moved = () => {
        last = painted();
        quiet = 0;
    };
    const observer = new globalThis.MutationObserver(moved);
    const all = { childList: true, subtree: true, characterData: true, attributes: true };
    observer.observe(globalThis.document.body, all);
    while (quiet++ < QUIET_TIMES) {
        await new Promise((done) => globalThis.setTimeout(done, QUIET_MS));
    }
    observer.disconnect();
    return last;
}

/** Return a promise of the moment when a line shows `words` and has `part`. */
async function shown(words, part) {
    const isIt = (line) => line.textContent.includes(words) && (!part || line.querySelector(part));
    await seen(() => [...globalThis.document.querySelectorAll(LINE)].some(isIt));
    return painted();
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
        order_id.triggerRecomputeAllPrices = () => {}; // else each line computes all of them
        models["pos.order.line"].createMany(rows);
        delete order_id.triggerRecomputeAllPrices;
        order_id.triggerRecomputeAllPrices();
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
        order.removeOrderline(order.lines.find((sold) => sold.product_id.barcode === barcode));
        pos.updateRewards();
        await settled();
        return times;
    },
};
