// What a card reader delivers -> a card number or a named refusal. Pure, no Odoo.
// Twin of the Python package `codec`; the vectors in static/tests/vectors hold for both.

export { splitAim } from "./aim.js";
export { CHECK_DIGITS, calcCheckDigit, isValid } from "./check_digits.js";
export { checkNumber, decode } from "./decode.js";
export { makeFramer } from "./framing.js";
export { parseHidReport } from "./hid_report.js";
export { maskNumber } from "./mask.js";
export { findProblem } from "./patterns.js";
export { PROFILES, findProfile, findUsbProfile } from "./profiles.js";
export { RepeatGuard } from "./repeats.js";
export { REASONS } from "./results.js";
export { NUMBER_LENGTH_MAX, SOURCES, makeRule } from "./rules.js";
export { describeShape } from "./shape.js";
export { splitSwipes } from "./swipes.js";
export { looksLikeTracks } from "./tracks.js";
