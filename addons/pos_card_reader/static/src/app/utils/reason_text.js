import { _t } from "@web/core/l10n/translation";

const TEXTS = {
    payment_card: _t("Payment card: not read. Use the terminal."),
    encrypted_reader: _t("This reader encrypts; it is made for payments."),
    wrong_layout: _t("The keyboard layout garbled the card. Set it to US."),
    noise: _t("Nothing readable arrived."),
    empty: _t("The card is empty."),
    overflow: _t("Too many characters for a card."),
    no_start: _t("The beginning of the card is missing. Swipe again."),
    truncated: _t("The end of the card is missing. Swipe again."),
    too_long: _t("Too many characters for this track."),
    bad_charset: _t("There are characters that this track can't hold."),
    bad_lrc: _t("The checksum of the track is wrong. Swipe again."),
    read_error: _t("The reader could not read the card. Swipe again."),
    several_cards: _t("Two cards at once. Swipe one card."),
    random_uid: _t("This chip shows another number at every tap. Use a card."),
    chip_unsupported: _t("This chip can't be read."),
    chip_removed: _t("Hold the card still a little longer."),
    tracks_differ: _t("The tracks of the card carry different numbers."),
    bad_check_digit: _t("The check digit of the number is wrong."),
    no_rule: _t("Not one of our cards."),
    slow_reader: _t("A card reader typed this, slower than the settings of this till say."),
};

/** The line a cashier reads for a refusal of the codec. */
export function reasonText(reason) {
    return (TEXTS[reason] || reason).toString();
}
