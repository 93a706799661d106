// What the bench does inside an open till; bench.py puts it there. Every time is in milliseconds.

/** Return a module of the till's own bundle. */
function fromBundle(name) {
    return globalThis.odoo.loader.modules.get(name);
}

/** Return when all that has been asked for so far, promises included, is done. */
function settled() {
    const { port1, port2 } = new MessageChannel();
    return new Promise((done) => {
        port1.onmessage = done;
        port2.postMessage(null);
    });
}

/** Return the milliseconds that each of `rounds` calls of `work` takes until all is settled. */
async function timesOf(rounds, work) {
    const times = [];
    for (let round = 0; round < rounds; round++) {
        const started = performance.now();
        work();
        await settled();
        times.push(performance.now() - started);
    }
    return times;
}

globalThis.bench = {
    programs: {},

    /** Fill the receipt that the till opened with `[product, quantity, price]`. */
    fill(lines) {
        const { models } = globalThis.posmodel;
        const order_id = globalThis.posmodel.getOrder();
        const rows = lines.map(([id, qty, price_unit]) => {
            const product_id = models["product.product"].get(id);
            const tax_ids = product_id.taxes_id.map((tax) => ["link", tax]);
            return { order_id, product_id, qty, price_unit, price_type: "manual", tax_ids };
        });
        models["pos.order.line"].createMany(rows); // so the prices are computed once
    },

    /** Read programs, called `name` here, as a till does when it loads them. */
    prepare(name, programs) {
        const { prepare } = fromBundle("@loyalty_discount/engine");
        this.programs[name] = prepare(programs);
    },

    /** Time the engine of the till with the programs called `name` on `basket`. */
    engine(name, basket, rounds) {
        const { evaluate } = fromBundle("@loyalty_discount/engine");
        return timesOf(rounds, () => (this.decision = evaluate(this.programs[name], basket)));
    },

    /** Time the basket that the till makes of the receipt for the engine. */
    basket(rounds) {
        const { basketSnapshot } = fromBundle("@loyalty_discount/app/utils/basket_snapshot");
        const order = globalThis.posmodel.getOrder();
        return timesOf(rounds, () => basketSnapshot(order));
    },

    /** Return the ids of the reward lines that core has put on the receipt. */
    rewards() {
        const { lines } = globalThis.posmodel.getOrder();
        return lines.filter((line) => line.is_reward_line).map((line) => line.id);
    },

    /** Time core's reward refresh: each takes the reward lines off and puts them on again. */
    async refresh(rounds) {
        const before = this.rewards();
        const times = await timesOf(rounds, () => globalThis.posmodel.updateRewards());
        const after = this.rewards();
        if (rounds && (!after.length || after.some((id) => before.includes(id)))) {
            throw new Error("core's rewards were not refreshed within the time measured");
        }
        return times;
    },
};
