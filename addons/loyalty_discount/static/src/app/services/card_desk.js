import { _t } from "@web/core/l10n/translation";
import { makeAwaitable } from "@point_of_sale/app/utils/make_awaitable_dialog";
import { CardMessages } from "@loyalty_discount/app/services/card_messages";
import { HolderDialog } from "@loyalty_discount/app/components/holder_dialog/holder_dialog";
import { UndoDialog } from "@loyalty_discount/app/components/undo_dialog/undo_dialog";
import { IssuedCards } from "@loyalty_discount/app/services/issued_cards";
import { addCardLine, cardLineOf } from "@loyalty_discount/app/services/card_sale";
import { cardMessage } from "@loyalty_discount/app/utils/card_message";
import { refusalText } from "@loyalty_discount/app/utils/reason_text";

/** Cards that leave the drawer: given free, sold as goods, or taken back in the same shift. */
export class CardDesk {
    constructor({ pos, dialog, cards }) {
        this.pos = pos;
        this.dialog = dialog;
        this.cards = cards;
        this.messages = new CardMessages((queued) =>
            pos.data.call("loyalty.medium.message", "deliver", [queued])
        );
        this.issued = new IssuedCards(pos.session.id);
    }

    /** A card of this shop's drawer: sell it at once, or ask whether to give it. */
    async onNotIssued(order, read, facts, text) {
        if (facts.purpose === "sale") {
            return this.sell(order, read, facts);
        }
        this.cards.line.ask(text, [[_t("Give the card"), () => this.give(order, read, facts)]]);
    }

    /** The holder's form; `undefined` when it is closed without a choice. */
    askHolder(facts) {
        const texts = this.pos.models["loyalty.consent.text"];
        return makeAwaitable(this.dialog, HolderDialog, {
            masked: facts.masked,
            purpose: facts.purpose,
            text: texts?.get(facts.params.consent_text) || null,
            required: facts.params.required || [],
        });
    }

    async give(order, read, facts) {
        const said = await this.askHolder(facts);
        if (!said) {
            return;
        }
        const message = cardMessage(this.pos, "issue", read, said);
        const answer = await this.messages.send(message);
        if (!answer) {
            return this.cards.line.say(_t("No network: the card is given as soon as it is back."));
        }
        if (answer.state !== "applied") {
            return this.cards.line.say(refusalText(answer.code), "danger");
        }
        this.issued.add({ number: read.number, masked: facts.masked, at: message.moment });
        await this.onGiven(order, read, answer.facts);
    }

    async onGiven(order, read, facts) {
        if (!facts?.same_receipt) {
            const text = _t("The card is given; it works from the next receipt on.");
            return this.cards.line.say(text, "success");
        }
        return this.cards.onFacts(order, read, this.cards.facts.keep(facts));
    }

    async sell(order, read, facts) {
        if (cardLineOf(this.pos.models, read.number)) {
            return this.cards.line.say(_t("Card %s is on a receipt already.", facts.masked));
        }
        const line = await addCardLine(this.pos, order, facts);
        if (!line) {
            const text = _t("Card %s has no product to sell it with.", facts.masked);
            return this.cards.line.say(text, "danger");
        }
        this.cards.line.ask(_t("Card %s is on the receipt.", facts.masked), [
            [_t("Enter the holder"), () => this.fillForm(order, read, facts)],
            [_t("Anonymous"), () => {}],
        ]);
    }

    /** The holder of a card being sold: kept with the receipt, sent when it is paid. */
    async fillForm(order, read, facts) {
        const said = await this.askHolder(facts);
        if (said?.holder && !order.finalized) {
            const message = cardMessage(this.pos, "sale", read, { ...said, order: order.uuid });
            const { cardForms } = order.uiState.loyalty;
            order.updateLoyalty({ cardForms: { ...cardForms, [read.number]: message } });
        }
    }

    /** Sends the forms of cards that were sold on `order`, which is paid now. */
    async sendForms(order) {
        const forms = Object.values(order.uiState?.loyalty?.cardForms || {});
        const sold = forms.filter(({ number }) =>
            order.lines.some((line) => line.loyalty_card_number === number)
        );
        if (forms.length) {
            order.uiState.loyalty.cardForms = {};
        }
        for (const message of sold) {
            const answer = await this.messages.send(message);
            if (answer && answer.state !== "applied") {
                this.cards.line.say(refusalText(answer.code), "danger");
            }
        }
    }

    /** Takes back a card given in this shift. */
    async undo() {
        const choice = await makeAwaitable(this.dialog, UndoDialog, { issued: this.issued.all });
        if (!choice) {
            return;
        }
        const { number, reason } = choice;
        const read = { number, presented: "keyed" };
        const answer = await this.messages.send(cardMessage(this.pos, "undo", read, { reason }));
        if (answer && answer.state !== "applied") {
            return this.cards.line.say(refusalText(answer.code), "danger");
        }
        this.issued.remove(number);
        const order = this.pos.getOrder();
        if (order?.uiState.loyalty.card?.number === number && !order.finalized) {
            this.cards.detach(order);
        }
        this.cards.line.say(_t("The card is back in stock."), "success");
    }
}
