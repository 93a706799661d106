import { _t } from "@web/core/l10n/translation";
import { calcCheckDigit } from "@pos_card_reader/codec";

const EXPIRY = "4912";
const PAYMENT = "4111111111111111"; // everybody's test Visa, no real card

/** A number that `rule` knows, with `serial` in it; "" for rules with a pattern. */
export function sampleNumber({ prefix, length_min, check_digit, pattern }, serial = 1) {
    if (pattern) {
        return "";
    }
    const hasCheck = check_digit !== "none";
    const length = length_min - (hasCheck ? 1 : 0);
    const body = prefix + String(serial).padStart(length - prefix.length, "0");
    return hasCheck ? body + calcCheckDigit(body, check_digit) : body;
}

/** What a magnetic reader sends for a card with `number` on track 2. */
export function track2(number) {
    return `;${number}=${EXPIRY}?\r`;
}

/** Recorded swipes to try a till with: label and what the reader sends. */
export function sampleSwipes(rules) {
    const rule = rules.find((one) => one.sources.includes("track2") && sampleNumber(one));
    const number = rule ? sampleNumber(rule) : "9200000000015";
    return [
        { id: "card", label: _t("Card of the shop"), sent: track2(number) },
        { id: "truncated", label: _t("Swiped too short"), sent: `;${number}\r` },
        { id: "error", label: _t("Unreadable stripe"), sent: "%E?;E?\r" },
        { id: "foreign", label: _t("Foreign card"), sent: ";70012345678?\r" },
        {
            id: "payment",
            label: _t("Payment card"),
            sent: `%B${PAYMENT}^TEST/CARD^30121010000000?;${PAYMENT}=30121010000000?\r`,
        },
    ];
}
