import { PaymentScreen } from "@point_of_sale/app/screens/payment_screen/payment_screen";
import { patch } from "@web/core/utils/patch";
import { CardPanel } from "@loyalty_discount/app/components/card_panel/card_panel";

patch(PaymentScreen, {
    components: { ...PaymentScreen.components, CardPanel },
});

patch(PaymentScreen.prototype, {
    /** The price stands, and is kept for a power cut, before the terminal hears of money. */
    async sendPaymentRequest(line) {
        const { pos_order_id: order, uuid } = line;
        if (!order.isPriceFixed && !order.isRefund) {
            order.fixPrice();
        }
        await this.pos.data.synchronizeLocalDataInIndexedDB();
        // The cashier may have taken the payment back while the till wrote.
        if (order.payment_ids.some((payment) => payment.uuid === uuid)) {
            return super.sendPaymentRequest(...arguments);
        }
    },
});
