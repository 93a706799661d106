import { patch } from "@web/core/utils/patch";
import { BarcodeReader } from "@point_of_sale/app/services/barcode_reader_service";

patch(BarcodeReader.prototype, {
    /** Cards and payment cards are not looked up among the goods, here or on the server. */
    async _scan(code) {
        if (code && this.cardReader?.takeScan(code)) {
            return;
        }
        return super._scan(...arguments);
    },
});
