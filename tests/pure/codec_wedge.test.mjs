// Keys with their times: what the wedge framer takes, passes, releases and delivers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { charOf, isEndCode } from "../../addons/pos_card_reader/static/src/transports/us_keys.js";
import { WedgeFramer } from "../../addons/pos_card_reader/static/src/transports/wedge_framer.js";

const READER = 2; // milliseconds between the keys of a reader
const HUMAN = 180;

/** A framer with a clock, that keeps what came out. */
class Typist {
    constructor() {
        this.framer = new WedgeFramer();
        this.now = 1000;
        this.passed = "";
        this.frames = [];
        this.released = "";
        this.overflows = 0;
    }

    /** Press the keys of `text`, `gap` after each other; \r is Enter, ← is Backspace. */
    type(text, gap = READER) {
        for (const char of text) {
            this.now += gap;
            const isReaderKey = !["\r", "←"].includes(char);
            const key = { char: isReaderKey ? char : "", isEnd: char === "\r", name: char };
            const { isTaken, events } = this.framer.feed(key, this.now);
            this.collect(events);
            this.passed += isTaken ? "" : char;
        }
        return this;
    }

    wait(time) {
        this.now += time;
        this.collect(this.framer.tick(this.now));
        return this;
    }

    collect(events) {
        for (const event of events) {
            if (event.type === "frame") {
                this.frames.push(event.text);
            } else if (event.type === "release") {
                const text = event.keys.map((key) => key.name).join("");
                this.released += text;
                this.passed += text;
            } else {
                this.overflows++;
            }
        }
    }
}

function expectAll(typist, { frames, passed = "", released = "" }) {
    assert.deepEqual(typist.frames, frames);
    assert.equal(typist.passed, passed);
    assert.equal(typist.released, released);
    assert.equal(typist.framer.keys.length, 0, "no card data may stay in memory");
}

test("a swipe with Enter is one frame, and none of its keys passes", () => {
    expectAll(new Typist().type(";9200123=4912?\r"), { frames: [";9200123=4912?\r"] });
});

test("a slow reader, 20 ms a key", () => {
    expectAll(new Typist().type(";9200123?\r", 20), { frames: [";9200123?\r"] });
});

test("a second Enter belongs to the swipe", () => {
    expectAll(new Typist().type(";9200123?\r\r"), { frames: [";9200123?\r"] });
});

test("an Enter of a person after the swipe passes", () => {
    const typist = new Typist().type(";9200123?\r").wait(HUMAN).type("\r");
    expectAll(typist, { frames: [";9200123?\r"], passed: "\r" });
});

test("without Enter the swipe ends by silence, at 101 ms and not at 100", () => {
    const typist = new Typist().type(";9200123?").wait(100);
    assert.deepEqual(typist.frames, []);
    expectAll(typist.wait(1), { frames: [";9200123?"] });
});

test("both tracks in one scan", () => {
    const swipe = "%B9200123^DOE/JANE^4912?;9200123=4912?\r";
    expectAll(new Typist().type(swipe), { frames: [swipe] });
});

test("Enter behind each track: one swipe", () => {
    const typist = new Typist().type("%9200123?\r").wait(90).type(";9200123?\r");
    expectAll(typist, { frames: ["%9200123?\r;9200123?\r"] });
});

test("track 1 alone is delivered when no other track follows", () => {
    const typist = new Typist().type("%9200123?\r").wait(100);
    assert.deepEqual(typist.frames, []);
    expectAll(typist.wait(1), { frames: ["%9200123?\r"] });
});

test("a track that comes too late is another swipe", () => {
    const typist = new Typist().type("%9200123?\r").wait(150).type(";9200123?\r");
    expectAll(typist, { frames: ["%9200123?\r", ";9200123?\r"] });
});

test("track 3 behind a delivered track 2 is swallowed", () => {
    const typist = new Typist().type("%9200123?\r;9200123?\r+9200123?\r").wait(200);
    expectAll(typist, { frames: ["%9200123?\r;9200123?\r"] });
});

test("two cards right after each other, with and without Enter between", () => {
    expectAll(new Typist().type(";9200123?\r;9200124?\r"), {
        frames: [";9200123?\r", ";9200124?\r"],
    });
    expectAll(new Typist().type(";9200123?;9200124?\r"), {
        frames: [";9200123?", ";9200124?\r"],
    });
    expectAll(new Typist().type("%9200123?\r%9200124?\r").wait(200), {
        frames: ["%9200123?\r", "%9200124?\r"],
    });
});

test("a truncated swipe is delivered, to be refused by name", () => {
    expectAll(new Typist().type(";92001234567\r"), { frames: [";92001234567\r"] });
    expectAll(new Typist().type(";92001234567").wait(500), { frames: [";92001234567"] });
});

test("a person types a sentinel: released after 50 ms, the rest passes", () => {
    const typist = new Typist().type(";").wait(50);
    assert.equal(typist.released, "");
    typist.wait(1);
    expectAll(typist.type("12", HUMAN), { frames: [], passed: ";12", released: ";" });
});

test("a person types at 180 ms without any timer: the order of the keys stays", () => {
    const typist = new Typist().type("50% + 5; 7+8=15?\r", HUMAN).wait(HUMAN);
    expectAll(typist, { frames: [], passed: "50% + 5; 7+8=15?\r", released: "%+;+" });
});

test("rolled keys: a few fast ones after a sentinel are released in order", () => {
    const typist = new Typist().type("+12a", 40).wait(51);
    expectAll(typist, { frames: [], passed: "+12a", released: "+12a" });
});

test("a key that no reader types ends the holding at once", () => {
    expectAll(new Typist().type("%←", 40), { frames: [], passed: "%←", released: "%" });
});

test("Enter right after a sentinel passes behind it", () => {
    expectAll(new Typist().type(";\r", 40), { frames: [], passed: ";\r", released: ";" });
});

test("a barcode that starts like a sentinel is released whole, its Enter too", () => {
    const typist = new Typist().type("+A123BJC5D6E71G\r");
    expectAll(typist, {
        frames: [],
        passed: "+A123BJC5D6E71G\r",
        released: "+A123BJC5D6E71G\r",
    });
});

test("a code with a sentinel inside is typed whole", () => {
    for (const code of ["SALE;2024\r", "AB%C12345\r", "HTTP://X;A=1?B=2\r", "A+12345678\r"]) {
        const typist = new Typist().type(code);
        assert.deepEqual(typist.frames, [], code);
        assert.equal(typist.passed, code);
    }
});

test("inside a code a whole track and a payment card are taken all the same", () => {
    expectAll(new Typist().type("X;9200123?\r"), { frames: [";9200123?\r"], passed: "X" });
    const payment = ";4111111111111111\r";
    expectAll(new Typist().type(`X${payment}`), { frames: [payment], passed: "X" });
});

test("a swipe behind another one is no code, whole or not", () => {
    const typist = new Typist().type(";9200123?\r;92001234\r");
    expectAll(typist, { frames: [";9200123?\r", ";92001234\r"] });
});

test("the rest of a swipe that broke off is dropped, a person's keys are not", () => {
    const typist = new Typist().type(";41111111").wait(130).type("11111111=3012101?\r");
    expectAll(typist.wait(200), { frames: [";41111111"] });
    expectAll(typist.type("1", HUMAN).type("2\r", HUMAN).wait(51), {
        frames: [";41111111"],
        passed: "12\r",
        released: "12\r",
    });
    expectAll(typist.wait(1000).type(";9200123?\r"), {
        frames: [";41111111", ";9200123?\r"],
        passed: "12\r",
        released: "12\r",
    });
});

test("a new swipe right after one that broke off is read", () => {
    const typist = new Typist().type(";9200").wait(300).type(";9200123?\r");
    expectAll(typist, { frames: [";9200", ";9200123?\r"] });
});

test("a reader slower than 50 ms a key is read once the till is told", () => {
    const swipe = ";4111111111111111=3012101?\r";
    assert.deepEqual(new Typist().type(swipe, 60).frames, []);
    const typist = new Typist();
    typist.framer.setGap(80);
    expectAll(typist.type(swipe, 60), { frames: [swipe] });
    expectAll(typist.wait(300).type(";", HUMAN).wait(81), {
        frames: [swipe],
        passed: ";",
        released: ";",
    });
});

test("more than 512 keys: one overflow, and the rest is swallowed until silence", () => {
    const typist = new Typist().type(";" + "1".repeat(700) + "?\r");
    assert.equal(typist.overflows, 1);
    expectAll(typist, { frames: [] });
    expectAll(typist.wait(200).type(";9200123?\r"), { frames: [";9200123?\r"] });
});

test("a sentinel that is a dead key is not held, the swipe is read", () => {
    const typist = new Typist();
    const key = { char: ";", isEnd: false, isFree: true, name: ";" };
    assert.equal(typist.framer.feed(key, typist.now).isTaken, false);
    expectAll(typist.type("9200123?\r"), { frames: [";9200123?\r"] });
});

test("every printable swipe of the vectors arrives as it was typed", () => {
    const path = "../../addons/pos_card_reader/static/tests/vectors/tracks.json";
    const { cases } = JSON.parse(readFileSync(new URL(path, import.meta.url), "utf-8"));
    const swipes = cases
        .filter(({ id }) => id !== "same_track_twice_same_content") // two frames, one card
        .map(({ input, expect }) => [input.frame.replace(/[\r\n]+$/, "\r"), expect.kind])
        .filter(([frame]) => /^[%;+][ -~]{5,500}\r$/.test(frame));
    assert.ok(swipes.length > 15);
    for (const [frame, kind] of swipes) {
        const typist = new Typist().type(frame).wait(200);
        const { frames } = typist;
        assert.deepEqual(kind === "card" ? frames : [frames.join("")], [frame]);
        assert.equal(typist.passed, "");
    }
});

test("checksums that look like sentinels belong to their tracks", () => {
    const track1 = "%9200000000015?%";
    const track2 = ";9200000000015?;";
    for (const swipe of [`${track1}\r${track2}\r`, `${track1}${track2}\r`, `${track2}\r`]) {
        expectAll(new Typist().type(swipe).wait(200), { frames: [swipe] });
    }
    const next = ";9200000000114?;\r";
    expectAll(new Typist().type(track2 + next), { frames: [track2, next] });
});

test("keys by their position on a US keyboard", () => {
    assert.equal(charOf("Digit5", true), "%");
    assert.equal(charOf("Semicolon", false), ";");
    assert.equal(charOf("Equal", true), "+");
    assert.equal(charOf("Slash", true), "?");
    assert.equal(charOf("Digit6", true), "^");
    assert.equal(charOf("KeyQ", false), "Q");
    assert.equal(charOf("KeyQ", true), "Q");
    assert.equal(charOf("Numpad4", false), "4");
    assert.equal(charOf("NumpadAdd", false), "");
    assert.equal(charOf("Backspace", false), "");
    assert.ok(isEndCode("Enter") && isEndCode("NumpadEnter") && isEndCode("Tab"));
    assert.ok(!isEndCode("Escape"));
});
