// What goes back unit by unit: the same table for Python and JavaScript.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { returnedShare } from "../../addons/loyalty_discount/static/src/app/utils/shares.js";

const table = JSON.parse(readFileSync(new URL("./returned_shares.json", import.meta.url), "utf-8"));

for (const { why, total, quantity, returns, shares } of table) {
    test(`returned share: ${why}`, () => {
        let before = 0;
        const found = returns.map((now) => {
            const share = returnedShare(total, quantity, before, now);
            before += now;
            return share + 0;
        });
        assert.deepEqual(found, shares);
    });
}
