// What a cashier may type as a phone number.

import assert from "node:assert/strict";
import test from "node:test";
import { isPhone } from "../../addons/loyalty_discount/static/src/app/utils/phone.js";

test("numbers as people write them", () => {
    for (const text of [
        "+7 900 000 00 00",
        "8 (900) 333-22-11",
        "02.31.44",
        "51-23-4",
        "123456789012345",
    ]) {
        assert.ok(isPhone(text), text);
    }
});

test("what is no number, too short or too long", () => {
    for (const text of [
        "12",
        "+7 911",
        "1234567890123456",
        "call me",
        "900 00x 00 00",
        "9000+0000",
        "",
    ]) {
        assert.ok(!isPhone(text), text);
    }
});
