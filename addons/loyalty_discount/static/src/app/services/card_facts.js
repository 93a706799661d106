import { ConnectionLostError } from "@web/core/network/rpc";
import { SeenCards } from "@loyalty_discount/app/services/seen_cards";

/** The one way from a card number to what it means (contract 5), with and without network. */
export class CardFacts {
    constructor(pos) {
        this.pos = pos;
        this.seen = new SeenCards();
    }

    /**
     * The facts of card `number`. Without network: the last ones this till saw (`source` "seen"),
     * else status `recorded`: the number travels with the receipt and the server does the rest.
     */
    async resolve(number, presented) {
        try {
            const facts = await this.pos.data.call("loyalty.medium", "present_card", [
                number,
                presented,
                this.pos.config.id,
            ]);
            return this.keep(facts);
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            return this.seen.recall(number) || { status: "recorded", number };
        }
    }

    /** Facts straight from the server: remembered when the card is good. */
    keep(facts) {
        if (facts.status === "ok") {
            this.seen.remember(facts);
        }
        return { ...facts, source: "server" };
    }

    /** The holder as a customer of this till, or null (anonymous card, or out of reach). */
    async customer(facts) {
        const id = facts.holder?.id;
        const partners = this.pos.models["res.partner"];
        if (id && !partners.get(id)) {
            await this.pos.data.read("res.partner", [id]).catch((error) => {
                if (!(error instanceof ConnectionLostError)) {
                    throw error;
                }
            });
        }
        return (id && partners.get(id)) || null;
    }
}
