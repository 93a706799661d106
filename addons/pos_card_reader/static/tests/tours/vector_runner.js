// Run one case of the vector files against the codec, in Node and in the browser.

/** What `codec` makes of the input `given` of a case of `file`. */
export function runCase(codec, file, given) {
    const rules = (given.rules || []).map((name) => codec.makeRule(file.rules[name]));
    return OPERATIONS[file.operation](codec, given, rules);
}

function checkDigit(codec, { body, kind }) {
    try {
        return codec.calcCheckDigit(body, kind);
    } catch {
        return "error";
    }
}

const OPERATIONS = {
    decode: (codec, { frame, source, lrc }, rules) => codec.decode(frame, source, rules, lrc),
    check_number: (codec, { number, source }, rules) => codec.checkNumber(number, source, rules),
    check_digit: checkDigit,
    is_valid: (codec, { number, kind }) => codec.isValid(number, kind),
    mask: (codec, { number }) => codec.maskNumber(number),
    pattern: (codec, { pattern }) => codec.findProblem(pattern),
    split_swipes: (codec, { text }) => codec.splitSwipes(text),
};
