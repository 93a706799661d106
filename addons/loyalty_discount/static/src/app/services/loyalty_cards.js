import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { logPosMessage } from "@point_of_sale/app/utils/pretty_console_log";
import { maskNumber } from "@pos_card_reader/codec/index";
import { Approvals } from "@loyalty_discount/app/services/approvals";
import { AskedCards } from "@loyalty_discount/app/services/asked_cards";
import { CardBinding } from "@loyalty_discount/app/services/card_binding";
import { CardDesk } from "@loyalty_discount/app/services/card_desk";
import { CardFacts } from "@loyalty_discount/app/services/card_facts";
import { CardLine } from "@loyalty_discount/app/services/card_line";
import { CardRights } from "@loyalty_discount/app/services/card_rights";
import { CustomerAccount } from "@loyalty_discount/app/services/customer_account";
import { ForeignCards } from "@loyalty_discount/app/services/foreign_card";
import { ReceiptAttach } from "@loyalty_discount/app/services/receipt_attach";
import { CUSTOMER } from "@loyalty_discount/app/utils/gates";
import { cardStatusText } from "@loyalty_discount/app/utils/reason_text";

/** What happens when a card is shown at the till. Every read ends in one line; none stops a scan. */
export class LoyaltyCards {
    constructor({ pos, notification, dialog }) {
        this.pos = pos;
        this.facts = new CardFacts(pos);
        this.line = new CardLine(notification);
        this.binding = new CardBinding(this);
        this.approvals = new Approvals({ pos, dialog, line: this.line });
        this.rights = new CardRights(this);
        this.customers = new CustomerAccount(this);
        this.foreign = new ForeignCards(this);
        this.desk = new CardDesk({ pos, dialog, cards: this });
        this.receipts = new ReceiptAttach({ ...this, dialog });
        this.asked = new AskedCards(this.facts);
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
        } else if (order.isRefund) {
            this.line.say(_t("A return goes back to the card it was bought with."), "info");
        } else if (this.foreign.take(order, ruleId)) {
            return;
        } else if (!this.isKnown(order, number) && !this.asked.has(order, number)) {
            const asked = { number, presented, rule: ruleId };
            await this.present(order, asked, this.asked.add(order, asked));
            this.asked.remove(order, number);
        }
    }

    /** A refused read has its line from the reader; a payment card may be a social card too. */
    onRefused({ reason }) {
        const order = this.pos.getOrder();
        if (reason === "payment_card" && order && !order.finalized && !order.isRefund) {
            this.foreign.askSeen(order);
        }
    }

    /** The same card again does nothing, unless the till could not ask about it before. */
    isKnown(order, number) {
        const { card, facts, lateFacts } = order.uiState.loyalty;
        return card?.number === number && Boolean(facts || lateFacts);
    }

    /**
     * Finds out about the card and acts on it once `shown`, the glimpse of it, is on the screen. An
     * error of ours is a line too, never a window in the way.
     */
    async present(order, read, shown) {
        try {
            const [facts] = await Promise.all([this.facts.resolve(read), shown]);
            await this.onFacts(order, read, this.asked.answer(order, read.number, facts));
        } catch (error) {
            logPosMessage("Loyalty", "present", "The card could not be used", "#c0392b", [error]);
            this.line.say(_t("The card could not be checked. Try again, or sell without it."));
        }
    }

    async onFacts(order, read, facts) {
        if (order.finalized || !this.customers.isCurrent(order, read)) {
            return;
        }
        if (facts.status === "recorded") {
            return this.binding.offer(order, read, facts);
        }
        if (facts.status === "ok") {
            return this.rights.weigh(order, read, facts, (right, approvals) =>
                this.binding.offer(order, { ...read, right, approvals }, facts)
            );
        }
        if (read.presented === CUSTOMER) {
            return; // a customer without membership is one like any other
        }
        const text = cardStatusText(facts.status, maskNumber(read.number));
        if (facts.status === "not_issued") {
            return this.desk.onNotIssued(order, read, facts, text);
        }
        this.line.say(text, "warning");
    }
}

export const loyaltyCardsService = {
    dependencies: ["pos", "card_reader", "notification", "dialog"],
    start(env, { pos, card_reader: reader, notification, dialog }) {
        const cards = new LoyaltyCards({ pos, notification, dialog });
        reader.onCardRead((read) =>
            read.kind === "card" ? cards.onRead(read) : cards.onRefused(read)
        );
        window.addEventListener("pos-network-online", () => cards.desk.deliver());
        cards.desk.deliver();
        return cards;
    },
};

registry.category("services").add("loyalty_cards", loyaltyCardsService);
