import { digest } from "@loyalty_discount/engine/index";
import { LocalFolder } from "@loyalty_discount/app/services/local_folder";

/** How many cards a till remembers; the ones seen longest ago are forgotten first. */
const LIMIT = 2000;

/**
 * The last facts of cards this till has seen, for the hour without network. Keyed by a digest of
 * the number, without names: a stolen till tells nobody's purchases.
 */
export class SeenCards {
    constructor() {
        this.folder = new LocalFolder("seen_card", LIMIT);
    }

    remember(facts) {
        const { number, holder, ...kept } = facts;
        this.folder.write(digest(number), { ...kept, holder: holder && { id: holder.id } });
    }

    /** The facts last known of card `number`, marked as seen, or null. */
    recall(number) {
        const facts = this.folder.all.get(digest(number));
        return facts ? { ...facts, number, source: "seen" } : null;
    }

    /** The facts last known of a card of customer `id`, without its number, or null. */
    recallHolder(id) {
        const facts = [...this.folder.all.values()].findLast(({ holder }) => holder?.id === id);
        return facts ? { ...facts, number: null, source: "seen" } : null;
    }
}
