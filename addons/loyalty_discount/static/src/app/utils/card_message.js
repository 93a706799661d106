import { uuidv4 } from "@point_of_sale/utils";
import { momentNow } from "@loyalty_discount/app/utils/moment";

/**
 * A card message (contract 7) written at this till now.
 *
 * @param {Object} pos - the till
 * @param {"issue"|"sale"|"undo"} kind
 * @param {Object} read - `number` and how it was `presented`
 * @param {Object} [said] - `order` (uuid), `reason`, `holder`, `consent`
 */
export function cardMessage(pos, kind, { number, presented }, said = {}) {
    const cashier = pos.config.module_pos_hr ? pos.getCashier() : null;
    return {
        v: 1,
        uuid: uuidv4(),
        kind,
        number,
        presented,
        moment: momentNow(),
        session: pos.session.id,
        employee: cashier?.id || null,
        order: null,
        reason: "",
        holder: null,
        consent: null,
        ...said,
    };
}

/** Consent given on this screen now, to the wording `text` (a `loyalty.consent.text`). */
export function screenConsent(text) {
    return { text: text.id, version: text.version, channel: "screen", at: momentNow() };
}
