import { _t } from "@web/core/l10n/translation";
import { CUSTOMER } from "@loyalty_discount/app/utils/gates";
import { loadedSnapshot } from "@loyalty_discount/app/utils/snapshots";

/** Whether a card that was shown rules the receipt. */
function isRuled({ card }) {
    return Boolean(card && card.presented !== CUSTOMER);
}

/** A member without the card: the customer whom the cashier chose by phone or name. */
export class CustomerAccount {
    constructor(cards) {
        this.cards = cards;
    }

    /** The customer whose price stands since a terminal was asked for money is not changed. */
    stays(order) {
        const isAccount = order?.uiState?.loyalty?.card?.presented === CUSTOMER;
        if (!isAccount || !order.isPriceFixed) {
            return false;
        }
        this.cards.line.say(_t("Money is asked for: the customer stays."), "warning");
        return true;
    }

    /** The cashier chose `partner` (or nobody); a card on the receipt rules whoever it is. */
    async chosen(order, partner) {
        const state = order?.uiState?.loyalty;
        if (!state || order.finalized || order.isRefund || isRuled(state)) {
            return;
        }
        if (state.card) {
            this.cards.binding.detach(order);
        }
        if (partner && loadedSnapshot(order.models)?.versions.length) {
            const read = { number: null, presented: CUSTOMER, rule: null, partner: partner.id };
            await this.cards.present(order, read);
        }
    }

    /** Takes the card off; the customer who is left is a member too, without the card. */
    async takeCardOff(order) {
        const wasRuled = isRuled(order.uiState.loyalty);
        this.cards.binding.detach(order);
        if (wasRuled && order.getPartner()) {
            await this.chosen(order, order.getPartner());
        }
    }

    /** Whether `read` is still about the customer of `order`. */
    isCurrent(order, read) {
        return read.presented !== CUSTOMER || order.getPartner()?.id === read.partner;
    }
}
