import { PosOrder } from "@point_of_sale/app/models/pos_order";
import { patch } from "@web/core/utils/patch";
import { applyDiscounts } from "@loyalty_discount/app/services/apply_discounts";
import { emptyLoyaltyState } from "@loyalty_discount/app/utils/loyalty_state";
import { priceWithTenders } from "@loyalty_discount/app/utils/tenders";

/**
 * The engine runs where core computes prices: first our discounts, then one computation of all
 * prices. Whatever changes a line, a price or a quantity passes here, so core's rewards (they read
 * the prices) and the screen never see a line before our discount is on it.
 */
patch(PosOrder.prototype, {
    setup(vals) {
        this._pricing = { depth: 0, asked: false };
        super.setup(vals);
    },

    initState() {
        super.initState();
        this.uiState = { ...this.uiState, loyalty: emptyLoyaltyState() };
    },

    restoreState(uiState) {
        super.restoreState(...arguments);
        this.uiState.loyalty = { ...emptyLoyaltyState(), ...uiState?.loyalty };
    },

    triggerRecomputeAllPrices() {
        if (this._pricing?.depth) {
            this._pricing.asked = true;
            return;
        }
        priceWithTenders(this, () => {
            this._quietly(() => applyDiscounts(this));
            super.triggerRecomputeAllPrices();
        });
    },

    /** Runs `change` and computes the prices once at its end, however many fields it writes. */
    priceOnce(change) {
        this._quietly(change);
        if (!this._pricing.depth && this._pricing.asked) {
            this.triggerRecomputeAllPrices();
        }
    },

    _quietly(change) {
        if (!this._pricing.depth) {
            this._pricing.asked = false;
        }
        this._pricing.depth += 1;
        try {
            return change();
        } finally {
            this._pricing.depth -= 1;
        }
    },

    /** Decides anew (the clock or a tender moved) and computes prices only if a discount changed. */
    refreshDiscounts() {
        this._pricing.held = null;
        this.priceOnce(() => applyDiscounts(this));
    },

    /** Changes the receipt's loyalty state, decides anew and keeps the state over a reload. */
    updateLoyalty(values) {
        this.assertEditable();
        Object.assign(this.uiState.loyalty, values);
        this.refreshDiscounts();
        this.model.triggerEvents("update", { id: this.id, fields: ["uiState"] });
    },
});
