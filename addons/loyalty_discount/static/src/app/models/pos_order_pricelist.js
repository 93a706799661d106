import { PosOrder } from "@point_of_sale/app/models/pos_order";
import { patch } from "@web/core/utils/patch";

/** Price lists of customer groups are loaded for the engine; they never become the shop's prices. */
patch(PosOrder.prototype, {
    updatePricelistAndFiscalPosition() {
        super.updatePricelistAndFiscalPosition(...arguments);
        const { config } = this;
        const presets = this.models["pos.preset"]?.getAll() || [];
        const offered = [
            config.pricelist_id,
            ...config.availablePricelists,
            ...presets.map((preset) => preset.pricelist_id),
        ];
        if (this.pricelist_id && !offered.includes(this.pricelist_id)) {
            this.setPricelist(config.pricelist_id);
        }
    },
});
