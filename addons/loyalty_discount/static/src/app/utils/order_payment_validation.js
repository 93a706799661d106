import OrderPaymentValidation from "@point_of_sale/app/utils/order_payment_validation";
import { patch } from "@web/core/utils/patch";
import { buildClaim } from "@loyalty_discount/app/utils/claim";
import { countReceipt } from "@loyalty_discount/app/services/use_counts";
import { printedWords } from "@loyalty_discount/app/utils/printed";
import { pointClaim } from "@loyalty_discount/app/utils/point_claim";
import { loadedSnapshot } from "@loyalty_discount/app/utils/snapshots";
import { wallTime } from "@loyalty_discount/app/utils/moment";
import { logPosMessage } from "@point_of_sale/app/utils/pretty_console_log";

patch(OrderPaymentValidation.prototype, {
    async finalizeValidation() {
        this.pos.startPayment(this.order);
        try {
            this.order.loyalty_claim = buildClaim(this.order);
            this.order.loyalty_printed = printedWords(this.order);
            this.countUses();
            this.order.loyalty_point_claim = await pointClaim(this.pos, this.order);
        } catch (error) {
            // Without a claim the server books the receipt as it stands: the sale goes on.
            logPosMessage("Loyalty", "finalizeValidation", "No claim", "#c0392b", [error]);
        }
        return super.finalizeValidation(...arguments);
    },

    /** Counts the programs of this receipt at the till, where limits are asked about next. */
    countUses() {
        const { moment } = this.order.uiState.loyalty;
        const { date } = wallTime(moment, this.order.config.raw.loyalty_timezone);
        const snapshot = loadedSnapshot(this.order.models);
        const { seen } = this.pos.env.services.loyalty_cards.facts;
        countReceipt(this.order, snapshot, seen, date);
    },
});
