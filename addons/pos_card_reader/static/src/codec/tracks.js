// Cut a swipe into its tracks (twin of tracks.py).
// Sentinels: `%` track 1, `;` track 2, `+` track 3 (as readers send it), `?` end.

import { calcLrc } from "./lrc.js";
import { CHECKSUM } from "./swipes.js";

const START = { "%": 1, ";": 2, "+": 3 };
const CONTENT_MAX = { 1: 76, 2: 37, 3: 104 };
const READ_ERROR = "E"; // what readers type for a track they could not read

const SENTINEL = /[%;+]+/g;
const CONTROL = /[\x00-\x1f\x7f\xff]/g; // eslint-disable-line no-control-regex
const ALPHABET = { 1: /^[ -_]*$/, 2: /^[0-?]*$/, 3: /^[0-?]*$/ };
const LOOK =
    /^(?:[%;].*\?|%[A-Z]?[0-9 ]{4}|;[0-9]{4}|\+[0-9:;<=>]*\?|[A-Z]?[0-9 ]{4,19}[=^].*\?$)/s;

/** Whether `text` is a swipe, whole or broken, and no barcode. */
export function looksLikeTracks(text) {
    return LOOK.test(clean(text));
}

/** `text` without control characters, and without spaces at its ends. */
export function clean(text) {
    return text.replace(CONTROL, "").replace(/^ +| +$/g, "");
}

/** The tracks of one swipe by number, or the reason why there are none. */
export function parseTracks(text, lrc = "ignore") {
    const tracks = {};
    const warnings = new Set();
    let position = 0;
    for (;;) {
        SENTINEL.lastIndex = position;
        const start = SENTINEL.exec(text);
        if (clean(text.slice(position, start?.index))) {
            warnings.add("noise");
        }
        if (!start) {
            return sortOut(tracks, warnings);
        }
        const from = SENTINEL.lastIndex;
        const end = text.indexOf("?", from);
        if (end < 0) {
            if (Object.keys(tracks).length && !clean(text.slice(from))) {
                warnings.add("noise");
                return sortOut(tracks, warnings);
            }
            return { tracks: {}, warnings: [], reason: "truncated" };
        }
        const track = START[start[0].at(-1)];
        const content = text.slice(from, end);
        const behind = text.slice(end + 1).match(/^./su)?.[0] ?? ""; // one character, not half of one
        const reason =
            findContentFault(track, content, lrc, behind) || findRepeat(tracks, track, content);
        if (reason) {
            return { tracks: {}, warnings: [], reason };
        }
        tracks[track] = content;
        position = end + 1 + (lrc === "ignore" ? 0 : behind.length);
        if (lrc === "ignore" && CHECKSUM.test(text.slice(position))) {
            warnings.add("noise");
            position++;
        }
    }
}

/** What is wrong with the content of a track, "" if nothing is. */
function findContentFault(track, content, lrc, checksum) {
    if (content === READ_ERROR) {
        return "";
    }
    if (checksum === "|") {
        return "encrypted_reader";
    }
    if ([...content].length > CONTENT_MAX[track]) {
        return "too_long";
    }
    if (!ALPHABET[track].test(content)) {
        return "bad_charset";
    }
    return lrc === "check" && checksum !== calcLrc(track, content) ? "bad_lrc" : "";
}

/** A track may come twice only with the same content. */
function findRepeat(tracks, track, content) {
    return track in tracks && tracks[track] !== content ? "several_cards" : "";
}

/** Drop empty and unread tracks and name what is left. */
function sortOut(tracks, warnings) {
    const refuse = (reason) => ({ tracks: {}, warnings: [], reason });
    const entries = Object.entries(tracks);
    if (!entries.length) {
        return refuse("no_start");
    }
    const unread = entries.filter(([, content]) => content === READ_ERROR);
    const good = entries.filter(([, content]) => !["", READ_ERROR].includes(content));
    if (!good.length) {
        return refuse(unread.length ? "read_error" : "empty");
    }
    unread.forEach(([track]) => warnings.add(`track${track}_read_error`));
    return { tracks: Object.fromEntries(good), warnings: [...warnings].sort(), reason: "" };
}
