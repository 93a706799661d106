// A HID reader that another program has for a while, and one that is unplugged meanwhile.

import assert from "node:assert/strict";
import test from "node:test";
import { HidReader } from "../../addons/pos_card_reader/static/src/transports/web_hid.js";
import { Backoff } from "../../addons/pos_card_reader/static/src/transports/backoff.js";

/** A device that can't be opened `busy` times. */
class Device extends EventTarget {
    constructor(busy) {
        super();
        Object.assign(this, { busy, opened: false });
    }

    async open() {
        if (this.busy-- > 0) {
            throw new DOMException("taken", "NotAllowedError");
        }
        this.opened = true;
    }
}

function readerOf(device) {
    const states = [];
    const handlers = { onFrame() {}, onState: (state, reason) => states.push(state + reason) };
    const backoff = new Backoff({ first: 1, longest: 2 });
    return { reader: new HidReader(device, handlers, { backoff }), states };
}

test("a device that is busy is opened as soon as it is free", async () => {
    const { reader, states } = readerOf(new Device(2));
    await reader.start();
    assert.deepEqual(states, ["errorbusy", "errorbusy", "ready"]);
});

test("a device that is unplugged is not tried any more, and opened when it is back", async () => {
    const { reader, states } = readerOf(new Device(Infinity));
    const started = reader.start();
    await new Promise((resolve) => setTimeout(resolve, 10));
    reader.unplugged();
    await started;
    const count = states.length;
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(states.length, count);
    assert.equal(states.at(-1), "absent");
    await reader.replugged(new Device(1));
    assert.deepEqual(states.slice(count), ["errorbusy", "ready"]);
});
