import { _t } from "@web/core/l10n/translation";
import { addCardLine, cardLineOf } from "@loyalty_discount/app/services/card_sale";
import { cardMessage } from "@loyalty_discount/app/utils/card_message";

/** Cards sold as goods; the holder's form follows the paid receipt. */
export class CardSeller {
    constructor(desk) {
        this.desk = desk;
        this.pos = desk.pos;
    }

    async sell(order, read, facts) {
        const { line } = this.desk.cards;
        if (cardLineOf(this.pos.models, read.number)) {
            return line.say(_t("Card %s is on a receipt already.", facts.masked));
        }
        if (!(await addCardLine(this.pos, order, facts))) {
            const text = _t("Card %s has no product to sell it with.", facts.masked);
            return line.say(text, "danger");
        }
        line.ask(_t("Card %s is on the receipt.", facts.masked), [
            [_t("Enter the holder"), () => this.fillForm(order, read, facts)],
            [_t("Anonymous"), () => {}],
        ]);
    }

    /** The holder of a card being sold: kept with the receipt, sent when it is paid. */
    async fillForm(order, read, facts) {
        const said = await this.desk.askHolder(facts);
        if (said?.holder && !order.finalized) {
            const message = cardMessage(this.pos, "sale", read, { ...said, order: order.uuid });
            const { cardForms } = order.uiState.loyalty;
            order.updateLoyalty({ cardForms: { ...cardForms, [read.number]: message } });
        }
    }

    /** Sends the forms of the cards sold on `order`, which is paid now. */
    async sendForms(order) {
        const state = order.uiState?.loyalty;
        const forms = Object.values(state?.cardForms || {});
        if (!forms.length) {
            return;
        }
        state.cardForms = {};
        const sold = new Set(order.lines.map((line) => line.loyalty_card_number));
        for (const message of forms.filter(({ number }) => sold.has(number))) {
            await this.desk.tell(message);
        }
    }
}
