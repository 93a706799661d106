import { _t } from "@web/core/l10n/translation";

const GATES = {
    without_card: () => _t("Without the card the discount needs a manager's approval."),
    keyed: (card) => _t("The typed number %s needs a manager's approval.", card),
    often: (card) => _t("Card %s was used very often today.", card),
    own: () => _t("Your own card does not work at your own till."),
    attached: () => _t("A receipt is attached to a card with a manager's approval."),
};

/** Why an account needs a manager or is refused; `card` is the masked number. */
export function gateText(code, card) {
    return GATES[code](card);
}

const REFUSALS = {
    wrong_pin: () => _t("Wrong badge or PIN."),
    no_manager: () => _t("This badge is not a manager's at this till."),
    too_many: () => _t("Too many wrong badges or PINs: nobody can approve here for ten minutes."),
};

/** Why an approval was not given. */
export function approvalRefusal(code) {
    return REFUSALS[code]?.() || _t("The approval was refused (%s).", code);
}

const ATTACH_REFUSALS = {
    no_card: () => _t("This is no good card of ours."),
    not_paid: () => _t("This receipt is not paid."),
    not_judged: () => _t("This receipt is not checked yet: try again in a few minutes."),
    reason_missing: () => _t("A reason is needed."),
    other_company: () => _t("Receipt and card belong to different companies."),
    is_return: () => _t("All goods of this receipt came back: it can't be attached."),
    already_counted: () => _t("This receipt counts for a member already."),
    too_late: () => _t("This receipt is too old to be attached."),
    never: () => _t("The program attaches no receipts."),
    own_card: () => _t("Your own card does not work at your own till."),
    not_allowed: () => _t("A manager has to approve this."),
};

/** Why a receipt is not attached. */
export function attachRefusal(code) {
    return ATTACH_REFUSALS[code]?.() || _t("The server refused it (%s).", code);
}
