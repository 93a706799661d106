import { _t } from "@web/core/l10n/translation";
import { maskNumber } from "@pos_card_reader/codec/index";
import { emptyAccount, isSameAccount } from "@loyalty_discount/app/utils/account";
import { attachedText } from "@loyalty_discount/app/utils/attached_text";

/** One card rules a receipt: putting it on, replacing it, taking it off, with its customer. */
export class CardBinding {
    constructor({ pos, facts, line }) {
        Object.assign(this, { pos, facts, line });
    }

    /** Puts the card on the receipt; where another one rules it already, the cashier chooses. */
    async offer(order, read, facts) {
        const current = order.uiState.loyalty.card;
        if (!current || isSameAccount(current, read, facts)) {
            return this.attach(order, read, facts);
        }
        if (order.isPriceFixed) {
            return this.line.say(_t("Money is asked for: card %s stays.", current.masked));
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
        const { right = "full", approvals = {}, partner: _partner, ...named } = read;
        const masked = read.number ? maskNumber(read.number) : _t("Without card");
        const known = facts.status === "ok";
        const card = { ...named, masked, medium: facts.medium || null };
        if (right === "spend") {
            return this.attachSpend(order, card, facts);
        }
        if (order.isPriceFixed) {
            return this.attachLate(order, { card, lateFacts: known ? facts : null, approvals });
        }
        order.priceOnce(() => {
            this.dropCustomer(order);
            order.uiState.loyalty.spendOnly = false;
            const customerSet = this.bringCustomer(order, customer);
            const given = known ? facts : null;
            order.updateLoyalty({ card, facts: given, lateFacts: null, customerSet, approvals });
        });
        this.pos.updateRewards();
        const name = order.getPartner()?.name || "";
        this.line.say(
            attachedText(facts, read.number ? masked : name),
            known ? "success" : "warning"
        );
    }

    /** A card shown after money was asked for: the price stands, its spend counts. */
    attachLate(order, account) {
        order.updateLoyalty({ ...account, spendOnly: false });
        const { masked } = account.card;
        const text = _t("Money is asked for: card %s only counts this purchase.", masked);
        this.line.say(text, "warning");
    }

    /** An account that only counts the purchase, by the program's setting. */
    attachSpend(order, card, facts) {
        order.updateLoyalty({ card, facts: null, lateFacts: facts, spendOnly: true });
        this.pos.updateRewards();
        const name = order.getPartner()?.name || "";
        this.line.say(_t("Without the card the purchase of %s only counts.", name));
    }

    /** Makes the holder the customer of the receipt; answers who came and who was it before. */
    bringCustomer(order, customer) {
        const before = order.getPartner();
        if (!customer || before?.id === customer.id || order.getHasRefundLines()) {
            return null;
        }
        order.setPartner(customer);
        return { brought: customer.id, before: before?.id || null };
    }

    /** The customer whom the card before had brought gives way to the one before her. */
    dropCustomer(order) {
        const { customerSet } = order.uiState.loyalty;
        if (customerSet && order.getPartner()?.id === customerSet.brought) {
            order.setPartner(this.pos.models["res.partner"].get(customerSet.before) || false);
        }
    }

    /** Takes the card off the receipt, and the customer it brought; a fixed price keeps both. */
    detach(order) {
        if (order.isPriceFixed && order.uiState.loyalty.facts) {
            return this.line.say(_t("Money is asked for: the card stays."));
        }
        order.priceOnce(() => {
            this.dropCustomer(order);
            order.updateLoyalty(emptyAccount());
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
