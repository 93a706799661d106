import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { logPosMessage } from "@point_of_sale/app/utils/pretty_console_log";
import { maskNumber } from "@pos_card_reader/codec/index";
import { CardDesk } from "@loyalty_discount/app/services/card_desk";
import { CardFacts } from "@loyalty_discount/app/services/card_facts";
import { CardLine } from "@loyalty_discount/app/services/card_line";
import { cardStatusText } from "@loyalty_discount/app/utils/reason_text";

/** What happens when a card is shown at the till. Every read ends in one line; none stops a scan. */
export class LoyaltyCards {
    constructor({ pos, notification, dialog }) {
        this.pos = pos;
        this.facts = new CardFacts(pos);
        this.line = new CardLine(notification);
        this.desk = new CardDesk({ pos, dialog, cards: this });
        this.reading = new Set();
        /** An open dialog that waits for a card takes the next reads instead of the receipt. */
        this.catcher = null;
    }

    /** Takes a card read; it binds to the receipt on screen at this moment. */
    async onRead(read) {
        if (this.catcher) {
            return this.catcher(read);
        }
        const { number, presented, ruleId } = read;
        const order = this.pos.getOrder();
        if (!order || order.finalized) {
            this.line.say(_t("Open a receipt first, then show the card."), "info");
        } else if (number !== order.uiState.loyalty.card?.number && !this.reading.has(number)) {
            this.reading.add(number);
            await this.present(order, { number, presented, rule: ruleId });
            this.reading.delete(number);
        }
    }

    /** Finds out about the card; an error of ours is a line too, never a window in the way. */
    async present(order, read) {
        try {
            const facts = await this.facts.resolve(read.number, read.presented);
            await this.onFacts(order, read, facts);
        } catch (error) {
            logPosMessage("Loyalty", "present", "The card could not be used", "#c0392b", [error]);
            this.line.say(_t("The card could not be checked. Try again, or sell without it."));
        }
    }

    async onFacts(order, read, facts) {
        if (order.finalized) {
            return;
        }
        if (facts.status === "ok" || facts.status === "recorded") {
            return this.offer(order, read, facts);
        }
        const text = cardStatusText(facts.status, maskNumber(read.number));
        if (facts.status === "not_issued") {
            return this.desk.onNotIssued(order, read, facts, text);
        }
        this.line.say(text, "warning");
    }

    /** Puts the card on the receipt; where another one rules it already, the cashier chooses. */
    async offer(order, read, facts) {
        const current = order.uiState.loyalty.card;
        if (!current) {
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

    /** A card that was taken back leaves the receipt on screen too. */
    forget(number) {
        const order = this.pos.getOrder();
        if (order && !order.finalized && order.uiState.loyalty.card?.number === number) {
            this.detach(order);
        }
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
}

export const loyaltyCardsService = {
    dependencies: ["pos", "card_reader", "notification", "dialog"],
    start(env, { pos, card_reader: reader, notification, dialog }) {
        const cards = new LoyaltyCards({ pos, notification, dialog });
        // A refused read has its line from the reader already.
        reader.onCardRead((read) => read.kind === "card" && cards.onRead(read));
        window.addEventListener("pos-network-online", () => cards.desk.deliver());
        cards.desk.deliver();
        return cards;
    },
};

registry.category("services").add("loyalty_cards", loyaltyCardsService);
