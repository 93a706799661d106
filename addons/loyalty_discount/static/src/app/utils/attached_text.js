import { _t } from "@web/core/l10n/translation";
import { cardStatusText } from "@loyalty_discount/app/utils/reason_text";

/** The line for an account on the receipt; `who`: the masked number, or the name without card. */
export function attachedText(facts, who) {
    if (facts.status === "recorded") {
        return facts.number
            ? cardStatusText("recorded", who)
            : _t("No network: the purchase of %s counts later if it is a member.", who);
    }
    if (!facts.number) {
        return facts.source === "seen"
            ? _t("No network: %s without card, with the last known level.", who)
            : _t("%s is on the receipt without the card.", who);
    }
    return facts.source === "seen"
        ? _t("No network: card %s works with its last known level.", who)
        : _t("Card %s is on the receipt.", who);
}
