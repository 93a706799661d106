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
        window.addEventListener("storage", ({ key }) => {
            if (key === this.box.key) {
                this.known = null; // another window of this till has seen a card
            }
        });
    }

    /** What is in the box, read once: the holder shall not wait for 2,000 cards. */
    get entries() {
        this.known ||= this.box.read();
        return this.known;
    }

    remember(facts) {
        const key = digest(facts.number);
        const { number: _number, holder, ...kept } = facts;
        const others = this.entries.filter((entry) => entry.key !== key);
        const entry = { key, facts: { ...kept, holder: holder && { id: holder.id } } };
        const own = JSON.parse(JSON.stringify(entry)); // what it is of belongs to a receipt
        this.known = this.box.write([...others, own].slice(-LIMIT));
    }

    /** The facts last known of card `number`, marked as seen, or null. */
    recall(number) {
        const key = digest(number);
        const entry = this.entries.find((seen) => seen.key === key);
        return entry ? { ...entry.facts, number, source: "seen" } : null;
    }

    /** The facts last known of a card of customer `id`, without its number, or null. */
    recallHolder(id) {
        const entry = this.entries.findLast(({ facts }) => facts.holder?.id === id);
        return entry ? { ...entry.facts, number: null, source: "seen" } : null;
    }
}
