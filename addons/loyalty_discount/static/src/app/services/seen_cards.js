import { digest } from "@loyalty_discount/engine/index";
import { LocalBox } from "@loyalty_discount/app/services/local_box";

/** How many cards a till remembers; the ones seen longest ago are forgotten first. */
const LIMIT = 2000;

/**
 * The last facts of cards this till has seen, for the hour without network. Keyed by a digest of
 * the number, without names: a stolen till tells nobody's purchases.
 */
export class SeenCards {
    constructor() {
        this.box = new LocalBox("seen_cards", () => []);
    }

    remember(facts) {
        const key = digest(facts.number);
        const { number: _number, holder, ...kept } = facts;
        const others = this.box.read().filter((entry) => entry.key !== key);
        const entry = { key, facts: { ...kept, holder: holder && { id: holder.id } } };
        this.box.write([...others, entry].slice(-LIMIT));
    }

    /** The facts last known of card `number`, marked as seen, or null. */
    recall(number) {
        const key = digest(number);
        const entry = this.box.read().find((seen) => seen.key === key);
        return entry ? { ...entry.facts, number, source: "seen" } : null;
    }

    /** The facts last known of a card of customer `id`, without its number, or null. */
    recallHolder(id) {
        const entry = this.box.read().findLast(({ facts }) => facts.holder?.id === id);
        return entry ? { ...entry.facts, number: null, source: "seen" } : null;
    }
}
