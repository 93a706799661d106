// From what a reader delivered to a card number or a named refusal (twin of decode.py).
// The order of the checks is the policy: payment cards first, on the raw text; then
// the form of the frame; then the number rules, in their sequence (see match.js).

import { splitAim } from "./aim.js";
import { findLayout } from "./layouts.js";
import { matchContents, worst } from "./match.js";
import { SCANS, findPayment } from "./payment.js";
import { makeRead, makeRefusal } from "./results.js";
import { findFault } from "./rules.js";
import { clean, looksLikeTracks, parseTracks } from "./tracks.js";

export const FRAME_MAX = 512; // characters
const TRACK_SOURCES = ["track2", "track1", "track3"];
// How a card is presented -> the sources its text may be, best first.
const PRESENTED = {
    swipe: TRACK_SOURCES,
    scan: ["barcode", "qr"],
    tap: ["chip"],
    keyed: ["keyed"],
};

const PRINTABLE = /[ -~]/;
const GROUPING = /[ -]/g;
const BLANK = /^[ \t\r\n]*$/;

/**
 * The read or the refusal of one frame.
 *
 * @param {string} frame text as it arrived, sentinels and line ends included
 * @param {string} source swipe, scan, tap, keyed, or one of SOURCES
 * @param {Object[]} rules in their sequence, see rules.js
 * @param {string} [lrc] "ignore", "strip" or "check" the checksum behind each track
 */
export function decode(frame, source, rules, lrc = "ignore") {
    const presented = SCANS.includes(source) && looksLikeTracks(frame) ? "swipe" : source;
    const scheme = findPayment(frame, SCANS.includes(presented), prefixesOf(rules));
    if (scheme) {
        return makeRefusal("payment_card", presented, scheme);
    }
    if ([...frame].length > FRAME_MAX) {
        return makeRefusal("overflow", presented);
    }
    const layout = findLayout(frame);
    if (layout) {
        return makeRefusal("wrong_layout", presented, layout);
    }
    return presented === "swipe"
        ? decodeSwipe(frame, rules, lrc)
        : decodeText(frame, presented, rules);
}

/** The read or the refusal of a number that was extracted before; source "" means any. */
export function checkNumber(number, source, rules) {
    const scheme = findPayment(number, SCANS.includes(source), prefixesOf(rules));
    if (scheme) {
        return makeRefusal("payment_card", source, scheme);
    }
    const sources = PRESENTED[source] || [source];
    const isAsked = (rule) => !source || sources.some((name) => rule.sources.includes(name));
    const faults = new Set();
    for (const rule of rules.filter(isAsked)) {
        const fault = findFault(rule, number);
        if (!fault) {
            return makeRead(number, source, rule.id);
        }
        faults.add(fault);
    }
    return makeRefusal(worst(faults), source);
}

function prefixesOf(rules) {
    return rules.map((rule) => rule.prefix);
}

/** Decode a frame with sentinels. */
function decodeSwipe(frame, rules, lrc) {
    if (!PRINTABLE.test(frame)) {
        return makeRefusal("noise", "swipe");
    }
    const swipe = parseTracks(frame, lrc);
    if (swipe.reason) {
        return makeRefusal(swipe.reason, "swipe");
    }
    const contents = {};
    for (const [track, content] of Object.entries(swipe.tracks)) {
        contents[`track${track}`] = content;
    }
    return matchContents(contents, TRACK_SOURCES, "swipe", rules, swipe.warnings);
}

/** Decode a barcode, a QR code, a typed number or the content of one track. */
function decodeText(frame, source, rules) {
    let text = clean(frame);
    if (source === "keyed") {
        text = text.replace(GROUPING, "");
    }
    if (SCANS.includes(source)) {
        text = splitAim(text)[1];
    }
    if (!text) {
        return makeRefusal(BLANK.test(frame) ? "empty" : "noise", source);
    }
    const sources = PRESENTED[source] || [source];
    const contents = Object.fromEntries(sources.map((name) => [name, text]));
    return matchContents(contents, sources, source, rules, []);
}
