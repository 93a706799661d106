import OrderPaymentValidation from "@point_of_sale/app/utils/order_payment_validation";
import { patch } from "@web/core/utils/patch";
import { buildClaim } from "@loyalty_discount/app/utils/claim";
import { logPosMessage } from "@point_of_sale/app/utils/pretty_console_log";

patch(OrderPaymentValidation.prototype, {
    async finalizeValidation() {
        this.pos.startPayment(this.order);
        try {
            this.order.loyalty_claim = buildClaim(this.order);
        } catch (error) {
            // Without a claim the server books the receipt as it stands: the sale goes on.
            logPosMessage("Loyalty", "finalizeValidation", "No claim", "#c0392b", [error]);
        }
        return super.finalizeValidation(...arguments);
    },
});
