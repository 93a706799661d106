import { browser } from "@web/core/browser/browser";

/**
 * A small JSON value of this till that outlives a reload and a power cut. Per database and till,
 * so that two tills in one browser, or a restored database, never read each other's.
 */
export class LocalBox {
    constructor(name, fallback) {
        this.key = `loyalty_discount.${name}.${odoo.info?.db}.${odoo.pos_config_id}`;
        this.fallback = fallback;
    }

    read() {
        try {
            return JSON.parse(browser.localStorage.getItem(this.key)) ?? this.fallback();
        } catch {
            return this.fallback();
        }
    }

    write(value) {
        browser.localStorage.setItem(this.key, JSON.stringify(value));
        return value;
    }
}
