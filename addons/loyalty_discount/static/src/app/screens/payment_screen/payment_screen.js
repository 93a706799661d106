import { PaymentScreen } from "@point_of_sale/app/screens/payment_screen/payment_screen";
import { patch } from "@web/core/utils/patch";
import { CardPanel } from "@loyalty_discount/app/components/card_panel/card_panel";

patch(PaymentScreen, {
    components: { ...PaymentScreen.components, CardPanel },
});

patch(PaymentScreen.prototype, {
    /** The price stands, and is kept for a power cut, before the terminal hears of money. */
    async sendPaymentRequest(line) {
        const order = line.pos_order_id;
        if (!order.isPriceFixed && !order.isRefund) {
            order.fixPrice();
        }
        await this.pos.data.synchronizeLocalDataInIndexedDB();
        return super.sendPaymentRequest(...arguments);
    },
});
