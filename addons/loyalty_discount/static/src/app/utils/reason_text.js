import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";
import { loadedSnapshot } from "@loyalty_discount/app/utils/snapshots";

/** Words for the codes of contract 5, 7 and 4; codes travel, words are made here and nowhere else. */

const CARD_STATUS = {
    not_issued: (card) => _t("Card %s is not issued yet.", card),
    other_shop: (card) => _t("Card %s is in the stock of another shop.", card),
    blocked: (card) => _t("Card %s is blocked.", card),
    expired: (card) => _t("Card %s has expired.", card),
    replaced: (card) => _t("Card %s was replaced by another card.", card),
    void: (card) => _t("Card %s is void.", card),
    unknown: (card) => _t("Card %s is not known.", card),
    foreign: (card) => _t("Card %s is not one of ours.", card),
    bad_number: (card) => _t("%s is not a card number.", card),
    recorded: (card) => _t("No network: card %s is noted, its purchase counts later.", card),
};

/** The line a cashier reads for a card that gives nothing now. `card` is the masked number. */
export function cardStatusText(status, card) {
    return (CARD_STATUS[status] || CARD_STATUS.unknown)(card);
}

const REFUSAL = {
    consent_missing: () => _t("Without consent the card can only be given anonymously."),
    not_in_stock: () => _t("This card is not in the stock of this shop."),
    other_shop: () => _t("This card is in the stock of another shop."),
    already_issued: () => _t("This card is issued already."),
    unknown_number: () => _t("This card is not known."),
    bad_number: () => _t("This is not a card number."),
    wrong_purpose: () => _t("This card is meant for another purpose."),
    form_incomplete: () => _t("The form is not complete."),
    not_same_session: () => _t("Only cards issued in this shift can be taken back here."),
    reason_missing: () => _t("A reason is needed."),
    already_used: () => _t("This card has been used already."),
};

/** Why the server refused a card message. */
export function refusalText(code) {
    return REFUSAL[code]?.() || _t("The server refused it (%s).", code);
}

/** A percentage for people: 5 %, 7.5 %. `ppm` is in ten-thousandths of a percent. */
export function percentText(ppm) {
    return `${formatFloat(ppm / 10000, { digits: [0, 2], trailingZeros: false })} %`;
}

/** `name` with its percentage, unless it says it already, as "15 % on Sundays" does. */
export function namedPercent(name, ppm) {
    const percent = percentText(ppm);
    return ` ${name} `.includes(` ${percent} `) ? name : `${name} ${percent}`;
}

/** The name of one of our programs, as it was when the till loaded; its number without one. */
export function programName(program, models) {
    const names = loadedSnapshot(models)?.names || {};
    return names[program] || `#${program}`;
}

/** Why a line costs less, in the buyer's words: level or program, and the percentage if any. */
export function partText(part, models) {
    const level = models["loyalty.tier"]?.get(part.level);
    const name = level ? level.name : programName(part.program, models);
    if (part.effect === "gift") {
        return _t("Gift: %s", name);
    }
    return part.percent === null ? name : namedPercent(name, part.percent);
}
