import { PosOrderline } from "@point_of_sale/app/models/pos_order_line";
import { patch } from "@web/core/utils/patch";
import { returnedDiscounts } from "@loyalty_discount/app/utils/returned_share";

/**
 * Goods with a discount of ours that come back: returned piece by piece, in any order, the amounts
 * add up to what was paid; the last piece takes the remainder.
 */
patch(PosOrderline.prototype, {
    /** Brings this line to its share of what was paid; nothing for other lines. */
    shareReturn() {
        if (this.qty < 0 && this.refunded_orderline_id?.discount_engine_minor) {
            this.update(returnedDiscounts(this));
        }
    },

    setQuantity() {
        if (!this.refunded_orderline_id) {
            return super.setQuantity(...arguments);
        }
        let answer;
        this.order_id.priceOnce(() => {
            answer = super.setQuantity(...arguments);
            this.shareReturn();
        });
        return answer;
    },
});
