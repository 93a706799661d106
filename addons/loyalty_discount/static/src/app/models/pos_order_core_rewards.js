import { PosOrder } from "@point_of_sale/app/models/pos_order";
import { PosOrderline } from "@point_of_sale/app/models/pos_order_line";
import { PosStore } from "@point_of_sale/app/services/pos_store";
import { patch } from "@web/core/utils/patch";
import { keepsCoreOff } from "@loyalty_discount/app/utils/asked";
import { snapshotOf } from "@loyalty_discount/app/utils/snapshots";
import {
    coreProgramIds,
    isCardLine,
    isCardProduct,
    isPrepaidProgram,
} from "@loyalty_discount/app/utils/line_kind";

/**
 * A discount card is sold at its price and earns nothing, in core's programs too. Gift cards and
 * wallets are money: they may pay for a card.
 */

const MONEY = ["gift_card", "ewallet"];

patch(PosOrder.prototype, {
    isLineValidForLoyaltyPoints(line) {
        return !isCardLine(line) && super.isLineValidForLoyaltyPoints(line);
    },

    /** A program of ours may keep core's promotions off the receipt while it applies. */
    _programIsApplicable(program) {
        const { decision } = this.uiState.loyalty || {};
        const rows = decision?.programs.filter((row) => row.state === "applied") || [];
        const ids = rows.map((row) => row.program);
        const versions = snapshotOf(this)?.versions;
        const isOff = !isPrepaidProgram(program) && keepsCoreOff(versions, ids);
        return !isOff && super._programIsApplicable(...arguments);
    },

    /**
     * Core takes its rewards off and puts them on again: meanwhile programs of ours that give way
     * to them must not jump in, or the rewards would count their discount.
     */
    _updateRewardLines() {
        this._pricing.core = coreProgramIds(this);
        try {
            return super._updateRewardLines(...arguments);
        } finally {
            const hadCore = this._pricing.core.length;
            this._pricing.core = null;
            if (hadCore) {
                this.refreshDiscounts();
            }
        }
    },

    _getDiscountableOnOrder(reward) {
        const found = super._getDiscountableOnOrder(reward);
        if (MONEY.includes(reward.program_id.program_type)) {
            return found;
        }
        for (const line of this.getOrderlines().filter((sold) => sold.qty && isCardLine(sold))) {
            const taxes = line.tax_ids.filter((tax) => tax.amount_type !== "fixed");
            found.discountable -= line.prices.total_included;
            found.discountablePerTax[taxes.map((tax) => tax.id)] -= line.basePrice;
        }
        return found;
    },
});

patch(PosOrderline.prototype, {
    /** Returned goods take their points back on the server, in proportion (contract 9). */
    ignoreLoyaltyPoints(options) {
        const earnsNothing = isCardLine(this) || this.refunded_orderline_id;
        return Boolean(earnsNothing) || super.ignoreLoyaltyPoints(options);
    },
});

patch(PosStore.prototype, {
    computeDiscountProductIds(reward, products) {
        const goods = products.filter((product) => !isCardProduct(product));
        return super.computeDiscountProductIds(reward, goods);
    },
});
