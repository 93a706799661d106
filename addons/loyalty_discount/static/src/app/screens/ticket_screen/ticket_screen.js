import { TicketScreen } from "@point_of_sale/app/screens/ticket_screen/ticket_screen";
import { patch } from "@web/core/utils/patch";

patch(TicketScreen.prototype, {
    /**
     * Core copies price and (combined) discount to a return; what they are made of goes along, so
     * that the return costs what was paid and shows the cashier's discount, not the combined one.
     */
    async addAdditionalRefundInfo(order, destinationOrder) {
        destinationOrder.priceOnce(() => {
            for (const line of destinationOrder.lines) {
                const sold = line.refunded_orderline_id;
                if (sold?.discount_engine_minor) {
                    const share = Math.abs(line.qty / sold.qty);
                    line.update({
                        discount_manual: sold.discount_manual,
                        discount_engine_minor: Math.round(sold.discount_engine_minor * share),
                    });
                }
            }
        });
        return super.addAdditionalRefundInfo(...arguments);
    },
});
