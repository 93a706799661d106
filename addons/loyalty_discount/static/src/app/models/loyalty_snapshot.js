import { registry } from "@web/core/registry";
import { markRaw } from "@odoo/owl";
import { Base } from "@point_of_sale/app/models/related_models";

/** The program versions this till evaluates with (contract 3): one record, replaced as a whole. */
export class LoyaltySnapshot extends Base {
    static pythonModel = "loyalty.snapshot";

    setup(vals) {
        super.setup(vals);
        // The engine reads programs at every key stroke: never through proxies.
        this.versions = markRaw(vals.programs || []);
        // Counters of the load; this till's own receipts are added as they are paid.
        this.uses = markRaw({ ...vals.uses });
    }
}

registry.category("pos_available_models").add(LoyaltySnapshot.pythonModel, LoyaltySnapshot);
