// What a decoded frame can be: a card read or a named refusal (twin of results.py).
// A refusal never repeats what was read; that of a payment card holds no digit at all.

export const REASONS = [
    "payment_card", // a bank card: never read, sent, stored or shown
    "encrypted_reader", // the reader encrypts: it is meant for payments
    "wrong_layout", // the keyboard layout garbled the characters
    "noise", // nothing printable arrived
    "empty", // sentinels without data, or nothing typed
    "overflow", // more characters than any card holds
    "no_start", // the start sentinel is missing
    "truncated", // the end sentinel is missing
    "too_long", // more characters than the track can hold
    "bad_charset", // a character the source can't carry
    "bad_lrc", // the checksum of the track is wrong
    "read_error", // the reader itself says it could not read
    "several_cards", // one frame holds two swipes
    "random_uid", // the chip makes up a new number at every tap
    "chip_unsupported", // the chip does not know the command
    "chip_removed", // the chip was taken away too early
    "tracks_differ", // the tracks carry different numbers
    "bad_check_digit", // a rule knows the number, its check digit is wrong
    "no_rule", // no rule knows the number
];

/** A card number, as text, with its source (track1 ... keyed) and the rule that matched. */
export function makeRead(number, source, rule, warnings = []) {
    return { kind: "card", number, source, rule, warnings };
}

/** A named reason; the detail is a payment scheme or a layout name, never data of the card. */
export function makeRefusal(reason, source, detail = "") {
    return { kind: "refused", reason, source, detail };
}
