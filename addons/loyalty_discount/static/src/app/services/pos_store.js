import { PosStore } from "@point_of_sale/app/services/pos_store";
import { patch } from "@web/core/utils/patch";
import { momentNow } from "@loyalty_discount/app/utils/moment";

patch(PosStore.prototype, {
    async afterProcessServerData() {
        await super.afterProcessServerData(...arguments);
        for (const order of this.getOpenOrders()) {
            order.refreshDiscounts();
        }
    },

    /**
     * The moment of a receipt is the one when payment was asked for: it stays while tenders are
     * chosen (a program that ends at midnight does not change a receipt being paid) and is dropped
     * when the cashier goes back to the goods, unless a terminal has money for it already.
     */
    navigate(routeName) {
        const order = this.getOrder();
        if (order && !order.finalized && routeName === "PaymentScreen") {
            this.startPayment(order);
        } else if (order && !order.isPriceFixed && routeName === "ProductScreen") {
            order.updateLoyalty({ moment: null });
        }
        return super.navigate(...arguments);
    },

    /** Whom the cashier chose is a member too, without the card. */
    setPartnerToCurrentOrder(partner) {
        const { customers } = this.env.services.loyalty_cards || {};
        const order = this.getOrder();
        if (customers?.stays(order)) {
            return;
        }
        super.setPartnerToCurrentOrder(...arguments);
        customers?.chosen(order, partner);
    },

    startPayment(order) {
        if (!order.uiState.loyalty.moment) {
            order.updateLoyalty({ moment: momentNow() });
        }
    },

    async validateOrderFast() {
        this.startPayment(this.getOrder());
        return super.validateOrderFast(...arguments);
    },

    /** A card is given before the receipts that use it arrive; nothing waits for the next reload. */
    async preSyncAllOrders() {
        const { desk } = this.env.services.loyalty_cards || {};
        if (desk?.messages.pending.length) {
            await desk.deliver();
        }
        return super.preSyncAllOrders(...arguments);
    },

    async postSyncAllOrders(orders) {
        await super.postSyncAllOrders(...arguments);
        for (const order of orders.filter((synced) => synced.finalized)) {
            await this.env.services.loyalty_cards?.desk.seller.sendForms(order);
        }
    },

    /** Core's rewards act on our discounted lines, so ours are settled first. */
    updateRewards() {
        const order = this.getOrder();
        if (order && !order.finalized) {
            order.refreshDiscounts();
        }
        return super.updateRewards(...arguments);
    },
});
