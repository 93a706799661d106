import { DataServiceOptions } from "@point_of_sale/app/models/data_service_options";
import { patch } from "@web/core/utils/patch";

patch(DataServiceOptions.prototype, {
    /** A new snapshot replaces the one the till kept; it never joins it. */
    get uniqueModels() {
        return [...super.uniqueModels, "loyalty.snapshot"];
    },
});
