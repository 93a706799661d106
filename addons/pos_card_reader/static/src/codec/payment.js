// Find payment cards, before anything else is done with a frame (twin of payment.py,
// which explains the rules).

import { isValid } from "./check_digits.js";
import { findScheme, isHardPrefix } from "./schemes.js";

const NUMBER_MIN = 12;
const NUMBER_MAX = 19;
const SCAN_NUMBER_MIN = 14;
const CLAIM_PREFIX_MIN = 6;
const UNKNOWN = "unknown";

/** Ways to present what may be goods. */
export const SCANS = ["scan", "barcode", "qr"];

// What people and line noise put between digits; GS separates the fields of goods codes.
const BETWEEN = "[ \\-\\x00-\\x1c\\x1e\\x1f\\x7f\\xff]+";
const GROUP = new RegExp(`[0-9]+(?:${BETWEEN}[0-9]+)*`, "g");
const DIGITS = /[0-9]+/g;
const SEPARATOR = new RegExp(`(?<=[0-9])${BETWEEN}(?=[0-9])`, "g");
const SERVICE = /^[0-9]{2}(?:0[1-9]|1[0-2])[125679][024][0-7]/;
const BANK_OPEN = /%B[ ]?((?:[0-9][ ]?){12,})[^?]*$/;
const ASCII = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex

/** The scheme of the first payment number in `text`, "" without one. */
export function findPayment(text, isScan, prefixes) {
    const claims = prefixes.filter((prefix) => prefix.length >= CLAIM_PREFIX_MIN);
    const isClaimed = (number) => claims.some((prefix) => number.startsWith(prefix));
    const isNumber = (number) =>
        number.length >= (isScan ? SCAN_NUMBER_MIN : NUMBER_MIN) &&
        number.length <= NUMBER_MAX &&
        isValid(number, "luhn");
    for (const number of candidates(text, isScan)) {
        const scheme = isNumber(number) && findScheme(number);
        if (scheme && (scheme.hard || !isClaimed(number))) {
            return scheme.name;
        }
    }
    return findUnranged(text, isNumber, isClaimed);
}

/** Find payment numbers outside the known ranges by what follows them. */
function findUnranged(text, isNumber, isClaimed) {
    const compact = text.replace(SEPARATOR, "");
    const numbers = [...followedByServiceCode(compact)].filter(isNumber);
    const bank = BANK_OPEN.exec(compact);
    if (bank) {
        numbers.push(bank[1]);
    }
    return numbers.some((number) => isHardPrefix(number) || !isClaimed(number)) ? UNKNOWN : "";
}

/** Every string of digits in `text` that may be a number. */
function* candidates(text, isScan) {
    const damaged = !ASCII.test(text);
    for (const [group] of text.matchAll(GROUP)) {
        for (const run of joinedParts(group.match(DIGITS))) {
            yield run;
            if (!isScan) {
                yield* padded(run);
            }
            const isLong = run.length > NUMBER_MAX;
            if (isScan ? damaged && isLong : damaged || isLong) {
                yield* prefixesOf(run);
            }
        }
    }
}

/** Each part alone and joined with its next ones: 4111 1111 ... */
function* joinedParts(parts) {
    for (let first = 0; first < parts.length; first++) {
        let run = "";
        for (const part of parts.slice(first)) {
            run += part;
            yield run;
            if (run.length > NUMBER_MAX) {
                break;
            }
        }
    }
}

/** The beginnings of `run` that are as long as a number. */
function* prefixesOf(run) {
    for (let size = NUMBER_MIN; size <= NUMBER_MAX; size++) {
        yield run.slice(0, size);
    }
}

/** The number behind leading zeros or behind a track 3 format code. */
function* padded(run) {
    if (run.startsWith("0")) {
        yield run.replace(/^0+/, "");
        yield run.slice(2);
    }
}

/** Digit runs followed, in their track, by an expiry and a service code. */
function* followedByServiceCode(text) {
    const runs = [...text.matchAll(DIGITS)];
    for (let i = 0; i + 1 < runs.length; i++) {
        const gap = [...text.slice(runs[i].index + runs[i][0].length, runs[i + 1].index)];
        if (gap.at(0) === gap.at(-1) && SERVICE.test(runs[i + 1][0])) {
            yield runs[i][0];
        }
    }
}
