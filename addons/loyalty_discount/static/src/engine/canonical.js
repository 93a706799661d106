/**
 * Canonical JSON and its digest: the same bytes in Python and JavaScript for the same value.
 *
 * Keys sorted by code unit, no white space, integers only, UTF-8. What two runtimes could write
 * in two ways (floats, unsafe integers, non-ASCII keys, lone surrogates) is refused by name.
 */

import { isObject, keysOf } from "./record.js";
import { sha256 } from "./sha256.js";
import { refuse } from "./shape.js";

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Write text as JSON.stringify does; text with a lone surrogate has no UTF-8. */
function writeText(value, where) {
    if (LONE_SURROGATE.test(value)) {
        refuse("lone_surrogate", where);
    }
    return JSON.stringify(value);
}

/** Write an integer. */
function writeNumber(value, where) {
    if (!Number.isInteger(value)) {
        refuse("not_integer", where);
    }
    if (!Number.isSafeInteger(value)) {
        refuse("too_large", where);
    }
    return JSON.stringify(value);
}

/** Write a list. */
function writeList(value, where) {
    return `[${Array.from(value, (item, index) => write(item, `${where}[${index}]`)).join(",")}]`;
}

/** Write an object with its keys sorted. */
function writeObject(value, where) {
    const pairs = keysOf(value, where).map(
        (key) => `${JSON.stringify(key)}:${write(value[key], `${where}.${key}`)}`
    );
    return `{${pairs.join(",")}}`;
}

/** Write any value, or refuse what has no single canonical form. */
function write(value, where) {
    if (typeof value === "string") {
        return writeText(value, where);
    }
    if (typeof value === "number") {
        return writeNumber(value, where);
    }
    if (Array.isArray(value)) {
        return writeList(value, where);
    }
    if (isObject(value)) {
        return writeObject(value, where);
    }
    if (value === null || typeof value === "boolean") {
        return String(value);
    }
    return refuse("not_json", where);
}

/** Return the canonical JSON text of `value`. */
export function canonical(value) {
    return write(value, "value");
}

/** Return the lower-case hexadecimal SHA-256 of the canonical JSON of `value`. */
export function digest(value) {
    return sha256(canonical(value));
}
