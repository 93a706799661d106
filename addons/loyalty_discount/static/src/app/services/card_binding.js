import { _t } from "@web/core/l10n/translation";
import { maskNumber } from "@pos_card_reader/codec/index";
import { cardStatusText } from "@loyalty_discount/app/utils/reason_text";

/** One card rules a receipt: putting it on, replacing it, taking it off, with its customer. */
export class CardBinding {
    constructor({ pos, facts, line }) {
        Object.assign(this, { pos, facts, line });
    }

    /** Puts the card on the receipt; where another one rules it already, the cashier chooses. */
    async offer(order, read, facts) {
        const current = order.uiState.loyalty.card;
        if (!current || current.number === read.number) {
            return this.attach(order, read, facts);
        }
        this.line.ask(_t("Another card is on this receipt: %s.", current.masked), [
            [_t("Replace"), () => this.attach(order, read, facts)],
            [_t("Keep"), () => {}],
        ]);
    }

    async attach(order, read, facts) {
        const customer = await this.facts.customer(facts);
        if (order.finalized) {
            return;
        }
        const masked = maskNumber(read.number);
        const known = facts.status === "ok";
        order.priceOnce(() => {
            this.dropCustomer(order);
            const customerSet = this.bringCustomer(order, customer);
            const card = { ...read, masked, medium: facts.medium || null };
            order.updateLoyalty({ card, facts: known ? facts : null, customerSet });
        });
        this.pos.updateRewards();
        this.line.say(this.attachedText(facts, masked), known ? "success" : "warning");
    }

    attachedText(facts, masked) {
        if (facts.status === "recorded") {
            return cardStatusText("recorded", masked);
        }
        return facts.source === "seen"
            ? _t("No network: card %s works with its last known level.", masked)
            : _t("Card %s is on the receipt.", masked);
    }

    /** Makes the holder the customer of the receipt; true if that changed it. */
    bringCustomer(order, customer) {
        const isNew = customer && order.getPartner()?.id !== customer.id;
        if (!isNew || order.getHasRefundLines()) {
            return false;
        }
        order.setPartner(customer);
        return true;
    }

    /** Takes away the customer whom the card before had brought. */
    dropCustomer(order) {
        if (order.uiState.loyalty.customerSet) {
            order.setPartner(false);
        }
    }

    /** Takes the card off the receipt, and the customer it brought. */
    detach(order) {
        order.priceOnce(() => {
            this.dropCustomer(order);
            order.updateLoyalty({ card: null, facts: null, customerSet: false });
        });
        this.pos.updateRewards();
    }

    /** A card that was taken back leaves the receipt on screen too. */
    forget(number) {
        const order = this.pos.getOrder();
        if (order && !order.finalized && order.uiState.loyalty.card?.number === number) {
            this.detach(order);
        }
    }
}
