// Core's box protocol and a box that is off, silent or does not know `handshake`: core asks
// such a box again in the same breath, without end, and no key, tap or timer of the till gets
// its turn; and it waits for an answer for ever before the till opens.

import { patch } from "@web/core/utils/patch";
import { HardwareProxy } from "@point_of_sale/app/services/hardware_proxy_service";
import { Backoff } from "@pos_card_reader/transports/backoff";

const OPEN_MS = 5000; // the longest a till waits for its box before it opens

patch(HardwareProxy.prototype, {
    /** Return after a while in any case; a box that answers later is connected then. */
    autoConnect() {
        const connected = super.autoConnect(...arguments);
        return Promise.race([connected, later(OPEN_MS)]);
    },

    /** What the scanner read; a refusal comes later each time, up to five seconds. */
    message(name) {
        const asked = super.message(...arguments);
        return name === "scanner" ? this.unhurried(asked) : asked;
    },

    async unhurried(asked) {
        this.scannerBackoff ||= new Backoff();
        try {
            const barcode = await asked;
            this.scannerBackoff.reset();
            return barcode;
        } catch (error) {
            await later(this.scannerBackoff.next());
            throw error;
        }
    },
});

function later(time) {
    return new Promise((resolve) => setTimeout(resolve, time));
}
