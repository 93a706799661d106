// What of the tenders stays in the shop: the same table for Python and JavaScript.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { keptTenders } from "../../addons/loyalty_discount/static/src/app/utils/kept.js";

const table = JSON.parse(readFileSync(new URL("./kept_tenders.json", import.meta.url), "utf-8"));

for (const { why, tendered, due, cash, kept } of table) {
    test(`kept tenders: ${why}`, () => {
        assert.deepEqual([...keptTenders(new Map(tendered), due, new Set(cash))], kept);
    });
}
