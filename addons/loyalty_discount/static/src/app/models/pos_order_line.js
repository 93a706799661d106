import { PosOrderline } from "@point_of_sale/app/models/pos_order_line";
import { lineFacts } from "@loyalty_discount/app/utils/basket_line";
import { isSaleLine } from "@loyalty_discount/app/utils/line_kind";
import { patch } from "@web/core/utils/patch";
import { _t } from "@web/core/l10n/translation";

/**
 * One line, three discounts. `discount_manual` (percent) is the cashier's and an input;
 * `discount_engine_minor` (minor units) is the engine's; core's `discount` (percent, unrounded)
 * holds both together and feeds core's prices only. What core asks for with `getDiscount` (numpad,
 * merging, lots, display) is the manual one, so nobody ever sees the combined percentage.
 */
patch(PosOrderline.prototype, {
    get manualDiscount() {
        // A line priced elsewhere (quotation, older order) has its discount in core's field alone.
        return this.discount_manual || (this.discount_engine_minor ? 0 : this.discount || 0);
    },

    /** What the engine reads of this line (`lineFacts`); null for all but goods sold now. */
    get goodsFacts() {
        return isSaleLine(this) ? lineFacts(this) : null;
    },

    getDiscount() {
        return this.manualDiscount;
    },

    getDiscountStr() {
        return this.manualDiscount ? this.manualDiscount.toString() : "";
    },

    setDiscount(discount) {
        this.order_id.priceOnce(() => {
            super.setDiscount(discount);
            this.update({ discount_manual: this.discount, discount_engine_minor: 0 });
        });
    },

    get basePrice() {
        return this.qty * this.price_unit * (1 - (this.discount || 0) / 100);
    },

    prepareBaseLineForTaxesComputationExtraValues(customValues = {}) {
        return super.prepareBaseLineForTaxesComputationExtraValues({
            discount: this.discount || 0,
            ...customValues,
        });
    },

    canBeMergedWith(orderline) {
        const isCard = this.loyalty_card_number || orderline.loyalty_card_number;
        return !isCard && super.canBeMergedWith(orderline);
    },

    /** Cards share the lot of their print run, but each keeps the price it was put in with. */
    isLotTracked() {
        return !this.loyalty_card_number && super.isLotTracked();
    },

    /** A card is one piece with one number: its line is kept or removed, never multiplied. */
    setQuantity(quantity, keepPrice) {
        const wanted = Math.abs(parseFloat(quantity) || 0);
        if (this.loyalty_card_number && wanted !== 0 && wanted !== 1) {
            return {
                title: _t("One card, one line"),
                body: _t("Scan the next card to sell another one."),
            };
        }
        return super.setQuantity(quantity, keepPrice);
    },
});
