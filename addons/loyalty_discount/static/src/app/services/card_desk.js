import { _t } from "@web/core/l10n/translation";
import { makeAwaitable } from "@point_of_sale/app/utils/make_awaitable_dialog";
import { logPosMessage } from "@point_of_sale/app/utils/pretty_console_log";
import { CardMessages } from "@loyalty_discount/app/services/card_messages";
import { HolderDialog } from "@loyalty_discount/app/components/holder_dialog/holder_dialog";
import { UndoDialog } from "@loyalty_discount/app/components/undo_dialog/undo_dialog";
import { CardSeller } from "@loyalty_discount/app/services/card_seller";
import { IssuedCards } from "@loyalty_discount/app/services/issued_cards";
import { cardMessage } from "@loyalty_discount/app/utils/card_message";
import { joinRefusal } from "@loyalty_discount/app/utils/join_amount";
import { refusalText } from "@loyalty_discount/app/utils/reason_text";

const WAITING = { state: "waiting", facts: null };

/** Cards that leave the drawer: given free, sold as goods, or taken back in the same shift. */
export class CardDesk {
    constructor({ pos, dialog, cards }) {
        Object.assign(this, { pos, dialog, cards });
        this.messages = new CardMessages((queued) =>
            pos.data.call("loyalty.medium.message", "deliver", [queued])
        );
        this.issued = new IssuedCards(pos.session.id);
        this.seller = new CardSeller(this);
    }

    /** Delivers what waits from before; what fails now waits on. */
    deliver() {
        return this.messages.flush().catch((error) => {
            logPosMessage("Loyalty", "deliver", "Card messages wait", "#c0392b", [error]);
        });
    }

    /** Sends `message`; a refusal and a wait have their line. Returns the answer. */
    async tell(message) {
        this.messages.add(message);
        await this.deliver();
        const answer = this.messages.takeAnswer(message.uuid) || WAITING;
        if (answer.state === "refused") {
            this.cards.line.say(refusalText(answer.code), "danger");
        } else if (answer === WAITING) {
            this.cards.line.say(_t("No answer: it is sent as soon as the network is back."));
        }
        return answer;
    }

    /** A card of this shop's drawer: sell it at once, or ask whether to give it. */
    async onNotIssued(order, read, facts, text) {
        const refusal = joinRefusal(order, facts);
        if (refusal) {
            return this.cards.line.say(refusal, "warning");
        }
        if (facts.purpose === "sale" && order.isPriceFixed) {
            return this.cards.line.say(_t("Money is asked for: sell the card next."), "warning");
        }
        if (facts.purpose === "sale") {
            return this.seller.sell(order, read, facts);
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
        const message = cardMessage(this.pos, "issue", read, { ...said, order: order.uuid });
        const answer = await this.tell(message);
        if (answer.state !== "refused") {
            this.issued.add({ number: read.number, masked: facts.masked, at: message.moment });
        }
        if (answer.state === "applied") {
            await this.onGiven(order, read, answer.facts);
        }
    }

    async onGiven(order, read, facts) {
        if (!facts?.same_receipt) {
            const text = _t("The card is given; it works from the next receipt on.");
            return this.cards.line.say(text, "success");
        }
        return this.cards.onFacts(order, read, this.cards.facts.keep(facts));
    }

    /** Takes back a card given in this shift. */
    async undo() {
        const choice = await makeAwaitable(this.dialog, UndoDialog, { issued: this.issued.all });
        if (!choice) {
            return;
        }
        const { number, presented, reason } = choice;
        const read = { number, presented };
        const answer = await this.tell(cardMessage(this.pos, "undo", read, { reason }));
        if (answer.state === "refused") {
            return;
        }
        this.issued.remove(number);
        this.cards.binding.forget(number);
        if (answer.state === "applied") {
            this.cards.line.say(_t("The card is back in stock."), "success");
        }
    }
}
