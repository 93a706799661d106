// What a browser may have against a page that asks an agent.

import assert from "node:assert/strict";
import test from "node:test";
import { findObstacle } from "../../addons/pos_card_reader/static/src/transports/agent_obstacle.js";

const HERE = "http://127.0.0.1:9205";
const BOX = "http://box.shop.example.com:9205";

/** A browser that knows some permissions. */
function knowing(states) {
    return {
        query: async ({ name }) => {
            if (!(name in states)) {
                throw new TypeError("unknown name");
            }
            return { state: states[name] };
        },
    };
}

function obstacle(url, states, page = {}) {
    const permissions = states && knowing(states);
    return findObstacle(url, { protocol: "https:", permissions, isLocalAllowed: true, ...page });
}

test("http in the network from a page over https", async () => {
    assert.equal(await obstacle(BOX, {}, { isLocalAllowed: false }), "mixed_content");
    const page = { isLocalAllowed: false, protocol: "http:" };
    assert.equal(await obstacle(BOX, {}, page), "");
    assert.equal(await obstacle(HERE, {}, { isLocalAllowed: false }), "");
    assert.equal(await obstacle("https://box:9205", {}, { isLocalAllowed: false }), "");
});

test("the permission, by the name that the browser knows", async () => {
    assert.equal(await obstacle(HERE, { "local-network-access": "denied" }), "denied");
    assert.equal(await obstacle(HERE, { "loopback-network": "prompt" }), "prompt");
    assert.equal(await obstacle(BOX, { "local-network": "denied" }), "denied");
    const both = { "loopback-network": "granted", "local-network": "denied" };
    assert.equal(await obstacle(HERE, both), "");
});

test("a browser that knows none of it", async () => {
    assert.equal(await obstacle(HERE, {}), "");
    assert.equal(await obstacle(HERE, null), "");
});
