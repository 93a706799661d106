import { TicketScreen } from "@point_of_sale/app/screens/ticket_screen/ticket_screen";
import { patch } from "@web/core/utils/patch";
import { useService } from "@web/core/utils/hooks";

patch(TicketScreen.prototype, {
    setup() {
        super.setup();
        this.loyaltyCards = useService("loyalty_cards");
    },

    /**
     * Core copies price and (combined) discount to a return; what they are made of goes along, so
     * that the return costs what was paid and shows the cashier's discount, not the combined one.
     */
    async addAdditionalRefundInfo(order, destinationOrder) {
        destinationOrder.priceOnce(() => {
            for (const line of destinationOrder.lines) {
                line.shareReturn();
            }
        });
        return super.addAdditionalRefundInfo(...arguments);
    },
});
