import { _t } from "@web/core/l10n/translation";

const ADVICE = {
    payment_card: _t("Nothing of it was kept. Try one of the shop's own cards."),
    encrypted_reader: _t(
        "Ask its maker for the setting without encryption, or use another reader."
    ),
    wrong_layout: _t(
        "Set the reader to a US keyboard: most have a bar code for it in their manual. The layout of the computer may stay."
    ),
    noise: _t("Set the speed of the line as the reader's manual says; check plug and cable."),
    overflow: _t(
        "Let the reader send an Enter (CR) behind each card, and no more than the tracks."
    ),
    no_start: _t("Let the reader send start and end sentinels (; and ?)."),
    truncated: _t(
        "Swipe evenly to the end. If every card ends so: let the reader send the end sentinel (?)."
    ),
    too_long: _t("Let the reader send each track by itself, or check how the card was encoded."),
    bad_charset: _t(
        "Check the track the card is encoded on, and the speed and parity of the line."
    ),
    bad_lrc: _t("Swipe again. If it stays: the reader sends no checksum; choose another profile."),
    read_error: _t(
        "Clean the card and the slot of the reader. If only this card fails, replace it."
    ),
    several_cards: _t("Swipe one card at a time; let the reader send an Enter behind each card."),
    random_uid: _t("Phones and some cards do this on purpose: use a card with a fixed number."),
    chip_unsupported: _t("The reader can't ask this kind of chip for its number."),
    chip_removed: _t("Hold the card still until the till answers."),
    tracks_differ: _t("The card is badly encoded, or the rule should read one track only."),
    bad_check_digit: _t(
        "If the number printed on the card is another one: change the rule's pattern. If it is the same: change its check digit."
    ),
    no_rule: _t(
        "If it is a card of the shop: compare prefix, length and sources of the card number rules with the form above."
    ),
    empty: _t("The stripe holds nothing, or another track than the reader reads."),
};
const WARNINGS = {
    short_uid: _t("Short chip numbers can repeat: never let them alone decide about money."),
    noise: _t("There were stray characters around the card: check cable and line settings."),
};

/** What to change so that the read of the test screen goes better, "" for nothing. */
export function adviceText({ kind, reason, warnings = [] }) {
    if (kind === "card") {
        const known = warnings.find((warning) => WARNINGS[warning]);
        return known ? WARNINGS[known].toString() : "";
    }
    return (ADVICE[reason] || "").toString();
}
