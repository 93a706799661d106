// Check digits of card numbers (twin of check_digits.py).
// Every kind but Luhn is a weighted sum: the weights repeat from the right of the
// body, and the check digit completes the sum to a multiple of ten.

const WEIGHTS = {
    luhn: [2, 1],
    ean13: [3, 1],
    mod10_31: [3, 1],
    mod10_731: [7, 3, 1],
};
export const CHECK_DIGITS = ["none", ...Object.keys(WEIGHTS)];
const EAN13_LENGTH = 13;
const DIGITS = /^[0-9]+$/;

/** The check digit of `body`, "" for kind "none". Throws on other text and unknown kinds. */
export function calcCheckDigit(body, kind) {
    if (!CHECK_DIGITS.includes(kind)) {
        throw new Error(`unknown check digit: ${kind}`);
    }
    if (kind === "none") {
        return "";
    }
    if (!DIGITS.test(body)) {
        throw new Error("digits expected");
    }
    const weights = WEIGHTS[kind];
    let total = 0;
    [...body].reverse().forEach((digit, place) => {
        const product = Number(digit) * weights[place % weights.length];
        total += kind === "luhn" && product > 9 ? product - 9 : product;
    });
    return String((10 - (total % 10)) % 10);
}

/** Whether the last digit of `number` is its check digit. */
export function isValid(number, kind) {
    if (kind === "none") {
        return true;
    }
    if (number.length < 2 || !DIGITS.test(number)) {
        return false;
    }
    if (kind === "ean13" && number.length !== EAN13_LENGTH) {
        return false;
    }
    return calcCheckDigit(number.slice(0, -1), kind) === number.at(-1);
}
