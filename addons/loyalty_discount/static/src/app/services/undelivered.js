import { ConnectionLostError } from "@web/core/network/rpc";
import { PosData } from "@point_of_sale/app/services/data_service";
import { patch } from "@web/core/utils/patch";

/**
 * Core takes a receipt for sent before the server has it: while the server is out of reach, each
 * payment tries the receipt before it and forgets it, until the till is loaded anew.
 */
patch(PosData.prototype, {
    async call(model, method, args) {
        try {
            return await super.call(...arguments);
        } catch (error) {
            if (method === "sync_from_ui" && error instanceof ConnectionLostError) {
                args[0].forEach(({ uuid }) => this.markUndelivered(uuid));
            }
            throw error;
        }
    },

    /** The receipt `uuid` is still to be sent, with all that is on it. */
    markUndelivered(uuid) {
        const order = this.models["pos.order"].getBy("uuid", uuid);
        if (order) {
            [...order.lines, ...order.payment_ids, order].forEach((record) => record._markDirty());
        }
    },
});
