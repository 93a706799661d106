import { browser } from "@web/core/browser/browser";

/** What `text` says, or null where it is no JSON. */
function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

/**
 * Small JSON values of this till by name, that outlive a reload and a power cut. Each is written
 * alone, so that one more costs no more where there are thousands; the oldest make room.
 */
export class LocalFolder {
    constructor(name, limit) {
        this.prefix = `loyalty_discount.${name}.${odoo.info?.db}.${odoo.pos_config_id}.`;
        this.limit = limit;
        window.addEventListener("storage", ({ key, storageArea }) => {
            if (storageArea && (!key || key.startsWith(this.prefix))) {
                this.known = null; // another window of this till wrote
            }
        });
    }

    /** What is there, a `Map` in the order it was written last; read from the storage once. */
    get all() {
        this.known ||= this.read();
        return this.known;
    }

    read() {
        const storage = browser.localStorage;
        const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place));
        const entries = keys
            .filter((key) => key.startsWith(this.prefix))
            .map((key) => [key.slice(this.prefix.length), parsed(storage.getItem(key))])
            .filter(([, entry]) => entry);
        entries.sort(([, one], [, other]) => one.at - other.at);
        return new Map(entries.map(([name, { value }]) => [name, value]));
    }

    /** Keep a copy of `value`, also without what belongs to a screen. */
    write(name, value) {
        const text = JSON.stringify({ at: Date.now(), value });
        this.all.delete(name);
        this.all.set(name, JSON.parse(text).value);
        for (const oldest of this.all.keys()) {
            if (this.all.size <= this.limit) {
                break;
            }
            this.all.delete(oldest);
            browser.localStorage.removeItem(this.prefix + oldest);
        }
        browser.localStorage.setItem(this.prefix + name, text);
    }
}
