/**
 * Small checks that describe the shape of incoming JSON; each refuses by name and place.
 *
 * A check is a function `(value, where)` that returns nothing or throws `EngineError`. Checks run
 * in a fixed order, so that both languages refuse the same input with the same words.
 */

import { EngineError } from "./errors.js";
import { SAFE } from "./money.js";

const ASCII = /^[\0-\x7f]*$/; // eslint-disable-line no-control-regex

/** Throw the engine's one error. */
export function refuse(code, where) {
    throw new EngineError(code, where);
}

/** Make a check for integers from `low` through `high`; `below` names a value under `low`. */
export function integer(low = -SAFE, high = SAFE, below = "out_of_range") {
    return (value, where) => {
        if (!Number.isInteger(value)) {
            refuse("not_integer", where);
        }
        if (!Number.isSafeInteger(value)) {
            refuse("too_large", where);
        }
        if (value < low) {
            refuse(below, where);
        }
        if (value > high) {
            refuse("out_of_range", where);
        }
    };
}

/** Make a check for ASCII text that matches the whole of `pattern`. */
export function text(pattern = ".*") {
    const whole = new RegExp(`^(?:${pattern})$`, "s");
    return (value, where) => {
        if (typeof value !== "string") {
            refuse("not_text", where);
        }
        if (!ASCII.test(value)) {
            refuse("not_ascii", where);
        }
        if (!whole.test(value)) {
            refuse("bad_format", where);
        }
    };
}

/** Check for true or false. */
export function flag(value, where) {
    if (typeof value !== "boolean") {
        refuse("not_boolean", where);
    }
}

/** Make a check for one of the words in `choices`; any other value is refused as `code`. */
export function oneOf(choices, code) {
    return (value, where) => {
        if (typeof value !== "string" || !choices.includes(value)) {
            refuse(code, where);
        }
    };
}

/** Make a check that lets null pass and asks `checkValue` about the rest. */
export function maybe(checkValue) {
    return (value, where) => {
        if (value !== null) {
            checkValue(value, where);
        }
    };
}

/** Make a check for lists whose every item passes `checkItem`. */
export function listing(checkItem) {
    return (value, where) => {
        if (!Array.isArray(value)) {
            refuse("not_list", where);
        }
        value.forEach((item, index) => checkItem(item, `${where}[${index}]`));
    };
}

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
    if (!keys.every((key) => ASCII.test(key))) {
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

/** Make a check for objects with exactly the keys of `fields`, a table key -> check. */
export function record(fields) {
    const names = Object.keys(fields);
    return (value, where) => {
        const found = keysOf(value, where);
        for (const key of names) {
            if (!Object.hasOwn(value, key)) {
                refuse("missing_key", `${where}.${key}`);
            }
        }
        for (const key of found) {
            if (!Object.hasOwn(fields, key)) {
                refuse("unknown_key", `${where}.${key}`);
            }
        }
        for (const key of names) {
            fields[key](value[key], `${where}.${key}`);
        }
    };
}

/** Make a check for objects whose `kind` is in `kinds` and brings its own `FIELDS`. */
export function kindOf(kinds, common) {
    return (value, where) => {
        if (!keysOf(value, where).includes("kind")) {
            refuse("missing_key", `${where}.kind`);
        }
        oneOf(Object.keys(kinds), "unknown_kind")(value.kind, `${where}.kind`);
        record({ kind: text(), ...common, ...kinds[value.kind].FIELDS })(value, where);
    };
}
