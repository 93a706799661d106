import { ConnectionLostError } from "@web/core/network/rpc";
import { SeenCards } from "@loyalty_discount/app/services/seen_cards";
import { CUSTOMER } from "@loyalty_discount/app/utils/gates";

/** The one way from a card number to what it means (contract 5), with and without network. */
export class CardFacts {
    constructor(pos) {
        this.pos = pos;
        this.seen = new SeenCards();
    }

    /**
     * The facts of a card, or of a customer without card. Without network: the last ones this till
     * saw (`source` "seen"), else status `recorded`: what was read travels with the receipt and the
     * server does the rest.
     */
    async resolve(read) {
        try {
            return this.keep(await this.ask(read));
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            return this.recall(read) || { status: "recorded", number: read.number };
        }
    }

    ask({ number, presented, partner }) {
        const { id } = this.pos.config;
        return presented === CUSTOMER
            ? this.pos.data.call("loyalty.medium", "present_customer", [partner, id])
            : this.pos.data.call("loyalty.medium", "present_card", [number, presented, id]);
    }

    recall({ number, presented, partner }) {
        return presented === CUSTOMER ? this.seen.recallHolder(partner) : this.seen.recall(number);
    }

    /** Facts straight from the server: remembered when the card is good. */
    keep(facts) {
        if (facts.status === "ok" && facts.number) {
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
