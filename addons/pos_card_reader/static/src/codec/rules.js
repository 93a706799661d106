// Number rules: which part of what was read is a card number of the shop (twin of
// rules.py). A rule is {id, prefix, length_min, length_max, check_digit, pattern, sources,
// uid_format}.

import { isValid } from "./check_digits.js";
import { findNumber } from "./patterns.js";
import { normaliseUid } from "./uid.js";

export const SOURCES = ["track1", "track2", "track3", "barcode", "qr", "chip", "keyed"];
export const NUMBER_LENGTH_MAX = 32;
const TYPED = ["barcode", "qr", "keyed"]; // what RFID readers that type are taken for

const PRINTABLE = /^[ -~]*$/;
const NUMBER = /^[0-9A-Za-z]{1,32}$/;
const LEADING_FIELD = {
    track1: /^[A-Z]?([0-9 ]+)(?:\^.*)?$/,
    track2: /^([0-9]+)(?:=.*)?$/,
    track3: /^([0-9]+)(?:=.*)?$/,
};

/** A rule with defaults for what is not given. */
export function makeRule(values) {
    return {
        prefix: "",
        length_min: 1,
        length_max: NUMBER_LENGTH_MAX,
        check_digit: "none",
        pattern: "",
        sources: SOURCES,
        uid_format: "",
        ...values,
    };
}

/** The text that `rule` takes for a number, "" if it takes none. */
export function extract(rule, source, content) {
    if (!PRINTABLE.test(content)) {
        return "";
    }
    const number = find(rule, source, content);
    return rule.uid_format && TYPED.includes(source)
        ? normaliseUid(number, rule.uid_format)
        : number;
}

/** The number in `content` as it stands there. */
function find(rule, source, content) {
    if (rule.pattern) {
        return findNumber(rule.pattern, content);
    }
    if (!LEADING_FIELD[source]) {
        return content;
    }
    const match = LEADING_FIELD[source].exec(content);
    return match ? match[1].replaceAll(" ", "") : "";
}

/** Why `number` is not one of `rule`: no_rule, bad_check_digit or "". */
export function findFault(rule, number) {
    if (!NUMBER.test(number) || !number.startsWith(rule.prefix)) {
        return "no_rule";
    }
    if (number.length < rule.length_min || number.length > rule.length_max) {
        return "no_rule";
    }
    return isValid(number, rule.check_digit) ? "" : "bad_check_digit";
}
