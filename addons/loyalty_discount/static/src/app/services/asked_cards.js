import { reactive } from "@odoo/owl";
import { maskNumber } from "@pos_card_reader/codec/index";
import { painted } from "@loyalty_discount/app/utils/painted";

/**
 * The cards that the server is asked about, one for a receipt: the cashier sees at once who comes
 * if this till has seen the card before, and what the card brings follows with the answer.
 */
export class AskedCards {
    constructor(facts) {
        this.facts = facts;
        /** By the receipt's uuid: `{number, masked, facts}`, facts as last seen or null. */
        this.byOrder = reactive({});
    }

    has(order, number) {
        return this.byOrder[order.uuid]?.number === number;
    }

    /** Shows whose card this is, as far as the till knows; resolves when it is on the screen. */
    add(order, read) {
        const { number } = read;
        const facts = this.facts.recall(read);
        this.byOrder[order.uuid] = { number, masked: maskNumber(number), facts };
        return painted();
    }

    /** What the server said shows at once, while the customer is still on the way to the till. */
    answer(order, number, facts) {
        if (facts.status === "ok" && this.has(order, number)) {
            this.byOrder[order.uuid].facts = facts;
        }
        return facts;
    }

    remove(order, number) {
        if (this.has(order, number)) {
            delete this.byOrder[order.uuid];
        }
    }
}
