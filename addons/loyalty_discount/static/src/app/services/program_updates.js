import { PosStore } from "@point_of_sale/app/services/pos_store";
import { ConnectionLostError } from "@web/core/network/rpc";
import { patch } from "@web/core/utils/patch";

/**
 * Programs that were published or stopped while the till is open: announced over the bus, fetched
 * once more whenever the network was lost. A receipt keeps the programs it began with.
 */
patch(PosStore.prototype, {
    async afterProcessServerData() {
        await super.afterProcessServerData(...arguments);
        this.data.connectWebSocket("LOYALTY_PROGRAMS", () => this.fetchPrograms());
        window.addEventListener("pos-network-online", () => this.fetchPrograms());
        this.fetchPrograms(); // what a reload brings back may be older than what was announced
    },

    /** Loads the programs in force now with their levels and messages. */
    async fetchPrograms() {
        try {
            const rows = await this.data.call("loyalty.snapshot", "fetch_for_till", [
                this.config.id,
            ]);
            this.models.loadConnectedData(rows);
            await this.data.synchronizeServerDataInIndexedDB(rows);
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            return;
        }
        const order = this.getOrder();
        if (order && !order.finalized) {
            order.refreshDiscounts();
        }
    },
});
