// Payment schemes by the first digits of their numbers (twin of schemes.py).
// A hard range is never anything but a payment card for us. A soft range is shared
// with other issuers: a number rule with a long prefix may claim its own numbers there.

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const ANY = range(12, 19);
const DINERS = range(14, 19);
const LONG = range(16, 19);

const make = (name, first, last, lengths, hard) => ({ name, first, last, lengths, hard });

export const SCHEMES = [
    make("visa", "4", "4", [13, 16, 19], true),
    make("mastercard", "51", "55", [16], true),
    make("mastercard", "2221", "2720", [16], true),
    make("mir", "2200", "2204", LONG, true),
    make("amex", "34", "34", [15], true),
    make("amex", "37", "37", [15], true),
    make("diners", "30", "30", DINERS, true),
    make("diners", "36", "36", DINERS, true),
    make("diners", "38", "39", DINERS, true),
    make("jcb", "35", "35", LONG, true),
    make("unionpay", "62", "62", ANY, true),
    make("dina", "9891", "9891", [16], true),
    make("maestro", "50", "50", ANY, false),
    make("maestro", "56", "59", ANY, false),
    make("maestro", "6", "6", ANY, false),
    make("unionpay", "81", "81", LONG, false),
    make("rupay", "82", "82", [16], false),
    make("uzcard", "8600", "8600", [16], false),
    make("arca", "9051", "9051", [16], false),
    make("belkart", "9112", "9112", [16], false),
    make("elcart", "9417", "9417", [16], false),
    make("troy", "9792", "9792", [16], false),
    make("prostir", "9804", "9804", [16], false),
    make("humo", "9860", "9860", [16], false),
];

/** Whether `number` starts in the range of `scheme`; both ends have equally many digits. */
function startsIn(scheme, number) {
    const prefix = number.slice(0, scheme.first.length);
    return scheme.first <= prefix && prefix <= scheme.last;
}

/** The first scheme whose range and lengths hold `number`, or undefined. */
export function findScheme(number) {
    return SCHEMES.find(
        (scheme) => startsIn(scheme, number) && scheme.lengths.includes(number.length)
    );
}

/** Whether `number` starts in a range that no shop may claim. */
export function isHardPrefix(number) {
    return SCHEMES.some((scheme) => scheme.hard && startsIn(scheme, number));
}
