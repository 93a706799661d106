import { patch } from "@web/core/utils/patch";
import { PosStore } from "@point_of_sale/app/services/pos_store";

PosStore.serviceDependencies.push("card_reader");

patch(PosStore.prototype, {
    async setup(env, services) {
        this.cardReader = services.card_reader;
        this.cardReader.connect(this);
        if (services.barcode_reader) {
            services.barcode_reader.cardReader = services.card_reader;
        }
        return super.setup(...arguments);
    },
});
