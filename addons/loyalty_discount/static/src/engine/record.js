/** Checks for JSON objects: which keys they have, and the shape of each value. */

import { isAscii, oneOf, refuse, text } from "./shape.js";

/** Tell whether `value` is a plain object, as JSON.parse makes it. */
export function isObject(value) {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}

/** Return the sorted keys of an object; keys are ASCII. */
export function keysOf(value, where) {
    if (!isObject(value)) {
        refuse("not_object", where);
    }
    const keys = Object.keys(value);
    if (!keys.every((key) => isAscii(key))) {
        refuse("key_not_ascii", where);
    }
    return keys.sort();
}

/** Make a check for objects with any ASCII keys whose every value passes `checkItem`. */
export function mapping(checkItem) {
    return (value, where) => {
        for (const key of keysOf(value, where)) {
            checkItem(value[key], `${where}.${key}`);
        }
    };
}

/** Tell whether `value` has exactly the keys `names`. */
function hasKeys(value, names) {
    return (
        Object.keys(value).length === names.length &&
        names.every((key) => Object.hasOwn(value, key))
    );
}

/** Refuse an object whose keys are not exactly `names`: missing first, then unknown. */
function refuseKeys(value, names, where) {
    const found = keysOf(value, where);
    for (const key of names) {
        if (!Object.hasOwn(value, key)) {
            refuse("missing_key", `${where}.${key}`);
        }
    }
    const unknown = found.find((key) => !names.includes(key));
    refuse("unknown_key", `${where}.${unknown}`);
}

/** Make a check for objects with exactly the keys of `fields`, a table key -> check. */
export function record(fields) {
    const names = Object.keys(fields);
    return (value, where) => {
        if (!isObject(value) || !hasKeys(value, names)) {
            refuseKeys(value, names, where);
        }
        for (const key of names) {
            fields[key](value[key], `${where}.${key}`);
        }
    };
}

/** Make a check for objects whose `kind` is in `kinds` and brings its own `FIELDS`. */
export function kindOf(kinds, common) {
    const names = Object.keys(kinds);
    const records = new Map(
        names.map((kind) => [kind, record({ kind: text(), ...common, ...kinds[kind].FIELDS })])
    );
    return (value, where) => {
        if (!keysOf(value, where).includes("kind")) {
            refuse("missing_key", `${where}.kind`);
        }
        oneOf(names, "unknown_kind")(value.kind, `${where}.kind`);
        records.get(value.kind)(value, where);
    };
}
