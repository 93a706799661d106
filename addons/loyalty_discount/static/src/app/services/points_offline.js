import { ConnectionLostError } from "@web/core/network/rpc";
import { PosStore } from "@point_of_sale/app/services/pos_store";
import { loyaltyIdsGenerator } from "@pos_loyalty/app/services/pos_store";
import { patch } from "@web/core/utils/patch";

patch(PosStore.prototype, {
    /**
     * Core asks the server for a customer's card of points and fails without network, in the middle
     * of adding goods. Here the customer gets an empty card then, as one who has none: he can't
     * spend what the till does not know, and what he earns goes to his card when the receipt is
     * delivered.
     */
    async fetchLoyaltyCard(programId, partnerId) {
        try {
            return await super.fetchLoyaltyCard(...arguments);
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            return this.models["loyalty.card"].create({
                id: loyaltyIdsGenerator(),
                code: null,
                program_id: this.models["loyalty.program"].get(programId),
                partner_id: this.models["res.partner"].get(partnerId),
                points: 0,
                expiration_date: null,
            });
        }
    },

    /** The receipt is delivered: the card that was made up meanwhile must not hide the real one. */
    async postSyncAllOrders(orders) {
        await super.postSyncAllOrders(...arguments);
        for (const order of orders.filter((synced) => synced.finalized)) {
            const used = new Set(order.lines.map((line) => line.coupon_id?.id));
            for (const { coupon_id } of Object.values(order.uiState.couponPointChanges)) {
                const card = this.models["loyalty.card"].get(coupon_id);
                const isMadeUp = coupon_id < 0 && card?.partner_id && !used.has(coupon_id);
                if (isMadeUp && card.program_id?.is_nominative) {
                    card.delete();
                }
            }
        }
    },
});
