import { prepare } from "@loyalty_discount/engine/index";
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
        this.foreign = markRaw(vals.foreign || []);
        this.earnings = markRaw(vals.earnings || {});
        this._prepared = null;
        // Counters of the load; this till's own receipts are added as they are paid.
        this.uses = markRaw({ ...vals.uses });
    }

    /** The versions as the engine reads them: once, at the first receipt. */
    get prepared() {
        this._prepared ??= markRaw(prepare(this.versions));
        return this._prepared;
    }
}

registry.category("pos_available_models").add(LoyaltySnapshot.pythonModel, LoyaltySnapshot);
