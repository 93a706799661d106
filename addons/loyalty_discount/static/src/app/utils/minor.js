/** The amount (float, major units of `currency`) that `minor` (integer minor units) stands for. */
export function fromMinor(minor, currency) {
    return currency.round(minor / 10 ** currency.decimal_places);
}

/** `amount` (float, major units of `currency`) as an integer in minor units. */
export function toMinor(amount, currency) {
    return Math.round(amount * 10 ** currency.decimal_places);
}
