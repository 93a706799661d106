import { PosOrder } from "@point_of_sale/app/models/pos_order";
import { PosPayment } from "@point_of_sale/app/models/pos_payment";
import { patch } from "@web/core/utils/patch";
import { buildClaim } from "@loyalty_discount/app/utils/claim";
import {
    ROUNDS_MAX,
    isMoneyAsked,
    isSameTenders,
    tenderSharesOfAll,
} from "@loyalty_discount/app/utils/tenders";

/**
 * From the moment a terminal is asked for money the price stands: with the tenders of that moment
 * and the programs, card and hour before it. It is free again when the terminal took nothing.
 */
patch(PosOrder.prototype, {
    /** True when card, tender and hour change no price of this receipt any more. */
    get isPriceFixed() {
        return this.finalized || Boolean(this.uiState.loyalty?.fixed);
    },

    /** Fixes the price; also for a fiscal printer that begins its receipt before the payment. */
    fixPrice() {
        for (let round = 0; round < ROUNDS_MAX; round++) {
            const payments = tenderSharesOfAll(this);
            if (isSameTenders(payments, this.uiState.loyalty.fixed?.payments)) {
                break;
            }
            this.updateLoyalty({ fixed: { payments } });
        }
        const { payments } = this.uiState.loyalty.fixed;
        this.updateLoyalty({ fixed: { payments, claim: buildClaim(this) } });
    },

    /** Lets the price move again; a card that came too late counts from now on. */
    freePrice() {
        const { facts, lateFacts, spendOnly } = this.uiState.loyalty;
        const late = spendOnly ? {} : { facts: facts || lateFacts, lateFacts: null };
        this.updateLoyalty({ fixed: null, ...late });
    },

    /** Follows what a terminal says: asked for money, refused, taken back. */
    followTerminal() {
        const isAsked = isMoneyAsked(this);
        if (this.finalized || this.isRefund || isAsked === this.isPriceFixed) {
            return;
        }
        return isAsked ? this.fixPrice() : this.freePrice();
    },

    removePaymentline() {
        const result = super.removePaymentline(...arguments);
        this.followTerminal();
        return result;
    },
});

patch(PosPayment.prototype, {
    setPaymentStatus() {
        super.setPaymentStatus(...arguments);
        this.pos_order_id?.followTerminal();
    },
});
