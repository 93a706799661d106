// A serial reader whose port another program has, and one that is unplugged.

import assert from "node:assert/strict";
import test from "node:test";
import { SerialReader } from "../../addons/pos_card_reader/static/src/transports/web_serial.js";
import { findProfile } from "../../addons/pos_card_reader/static/src/codec/index.js";
import { EmulatedPort } from "../../addons/pos_card_reader/static/tests/tours/utils/port_emulation.js";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function openedBy(prepare) {
    const states = [];
    const port = new EmulatedPort(0x0801, 0x0003);
    prepare(port);
    const onState = (state, reason) => states.push(`${state} ${reason}`.trim());
    const reader = new SerialReader(port, findProfile("magtek"), { onFrame() {}, onState });
    Object.assign(reader.backoff, { first: 1, longest: 2, time: 1 });
    reader.start();
    await pause(10);
    return { port, reader, states };
}

test("a port that is there and can't be opened is another's, then ours", async () => {
    const { port, reader, states } = await openedBy((one) => (one.isBusy = true));
    assert.deepEqual([...new Set(states)], ["error busy"]);
    port.isBusy = false;
    await pause(10);
    assert.equal(states.at(-1), "ready");
    await reader.close();
});

test("a port that is lost stays absent until it is plugged in again", async () => {
    const { port, reader, states } = await openedBy(() => {});
    port.unplug();
    await pause(10);
    assert.deepEqual([...new Set(states)], ["ready", "absent"]);
    port.isPlugged = true;
    reader.replugged(port);
    await pause(10);
    assert.equal(states.at(-1), "ready");
    await reader.close();
});

test("a port of which the browser says that it is gone is absent", async () => {
    const { reader, states } = await openedBy((one) =>
        Object.assign(one, { connected: false, isPlugged: false })
    );
    assert.deepEqual([...new Set(states)], ["absent"]);
    await reader.close();
});
