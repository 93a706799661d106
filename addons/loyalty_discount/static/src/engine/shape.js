/**
 * Small checks that describe the shape of incoming JSON; each refuses by name and place.
 *
 * A check is a function `(value, where)` that returns nothing or throws `EngineError`. Checks run
 * in a fixed order, so that both languages refuse the same input with the same words.
 */

import { EngineError } from "./errors.js";
import { SAFE } from "./money.js";

const ASCII = /^[\0-\x7f]*$/;

/** Tell whether `value` has ASCII characters only. */
export function isAscii(value) {
    return ASCII.test(value);
}

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
        if (!isAscii(value)) {
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

const ANSWER_MAX = 64;

/** Check for an answer in a form: text of up to 64 characters, an integer or yes and no. */
export function answer(value, where) {
    if (typeof value === "boolean") {
        return;
    }
    if (typeof value === "string") {
        if ([...value].length > ANSWER_MAX || !value.isWellFormed()) {
            refuse("bad_format", where);
        }
        return;
    }
    integer()(value, where);
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
