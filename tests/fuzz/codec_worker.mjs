// The JavaScript side of the differential fuzz: one JSON request a line, one answer a line.

import { createInterface } from "node:readline";
import * as codec from "../../addons/pos_card_reader/static/src/codec/index.js";
import { findNumber } from "../../addons/pos_card_reader/static/src/codec/patterns.js";

const OPERATIONS = {
    decode: ({ frame, source, rules, lrc }) =>
        codec.decode(frame, source, rules.map(codec.makeRule), lrc),
    check_number: ({ frame, source, rules }) =>
        codec.checkNumber(frame, source, rules.map(codec.makeRule)),
    pattern: ({ pattern, text }) => [codec.findProblem(pattern), findNumber(pattern, text)],
    split_swipes: ({ frame }) => [codec.splitSwipes(frame), codec.looksLikeTracks(frame)],
    stream: ({ profile: name, feed, rules }) => {
        const profile = codec.findProfile(name);
        const framer = codec.makeFramer(profile);
        const frames = feed.flatMap(([at, sent]) => framer.feed(toBytes(sent), at));
        frames.push(...framer.tick(feed.at(-1)[0] + 1000));
        return frames.map(({ kind, text, presented }) =>
            kind === "frame"
                ? codec.decode(text, presented, rules.map(codec.makeRule), profile.lrc)
                : { kind }
        );
    },
    mask: ({ number }) => codec.maskNumber(number),
};

function toBytes(text) {
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const answers = [];
for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    answers.push(JSON.stringify(OPERATIONS[request.operation](request)));
}
process.stdout.write(answers.join("\n") + "\n");
